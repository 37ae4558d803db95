# What waits for members: applications, renewals, and the size of the pools.
# reads: applications decisions processes policies peers people groups assignments
END {
	entries()
	roles()
	decisions()
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		if (!runs(f))
			continue
		g = v[f, "group"]
		running[g]++
		w = way_in(g, day)
		s = next_step(f)
		last = last_done(f)
		on = v[f, "steps/" last "/done_on"]
		who = any_of(w, "steps/" s "/done_by")
		members += for_members(f)
		within = v[w, "steps/" s "/within_days"]
		late += within != "" && standing(f) > within + 0
		if (v[w, "steps/" s "/step"] == "decision")
			say("awaited", person_name(v[f, "person"]) "," group_short(g) \
				"," on "," standing(f) "," within "," who)
		else if (for_members(f)) {
			k = group_short(g) "," v[w, "steps/" s "/title"]
			steps[k]++
			if (standing(f) > longest[k])
				longest[k] = standing(f)
		}
		if (!is_still(f))
			continue
		still++
		say("overdue", person_name(v[f, "person"]) "," group_short(g) "," \
			step_title(w, v[f, "steps/" last "/step"]) "," on "," \
			standing(f) "," still_after(g) "," who)
	}
	for (k in steps)
		say("steps", k "," steps[k] "," longest[k])
	soon = months_before(-3)
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", all[i]]
		if (v[f, "role"] != "officer" && v[f, "accepted_on"] != "" && \
		    v[f, "accepted_on"] <= day && (v[f, "cancelled_on"] == "" || \
		    v[f, "cancelled_on"] > day))
			starts[v[f, "person"]] = starts[v[f, "person"]] " " v[f, "starts_on"]
	}
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		p = v[f, "person"]
		if (v[f, "left_on"] != "" && v[f, "left_on"] < day && \
		    v[f, "left_on"] >= before(1))
			left[v[f, "group"]]++
		if (!in_pool(f))
			continue
		g = group_on(all[i], day)
		pool++
		size[g]++
		pausing[g] += paused(f)
		joined[g] += since[p] > before(1)
		until = good_until(p, g)
		if (until == "")
			continue
		if (until < day) {
			expired++
			k = split(starts[p], on_days, " ")
			later = 0
			while (k)
				later += on_days[k--] > until
			say("expired", person_name(p) "," group_short(g) "," \
				until "," later)
		} else if (until <= soon) {
			nearly++
			renew[group_short(g) "," until]++
		}
	}
	for (k in renew)
		say("renewals", k "," renew[k])
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = all[i]
		say("groups", group_short(g) "," size[g] + 0 "," pausing[g] + 0 "," \
			joined[g] + 0 "," left[g] + 0 "," running[g] + 0)
	}
	say("pool.n", pool)
	say("waits.n", members + 0)
	say("waits.still", still + 0)
	say("waits.late", late + 0)
	say("due.expired", expired + 0)
	say("due.soon", nearly + 0)
}
