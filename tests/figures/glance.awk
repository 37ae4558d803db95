# The pool at a glance.
# reads: peers decisions assignments councils groups attendance events courses feedback applications
# says: {peers.n} peers are in the pool, and {peers.paused} of these have
# says: on {peers.councils} councils.
# says: {year.people} peers, some of whom have left since, worked on {year.jobs} assignments, and used {year.days} days.
# says: confirmed more than a year ago, or never: {stale.n}
# says: without an assignment for two years: {idle.n}
function offers(f, r, i) {
	for (i = 0; i < many(f, "roles"); i++)
		if (v[f, "roles/" i] == r)
			return 1
	return 0
}
# had[PERSON, FAMILY]: who was there to the end, or for a part.
function training(n, all, i, f, e) {
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		if (v[f, "outcome"] ~ /^(attended|part)$/ && \
		    v[e, "ends_on"] <= day && v[f, "result"] != "not-yet")
			had[v[f, "person"], field("courses", v[e, "course"],
				"family")] = 1
	}
}
function feedback(n, all, i, f, g, day_of, got, formal, sum, low) {
	n = split(ids["feedback"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["feedback", all[i]]
		day_of = v[f, "received_on"]
		if (day_of <= before(1) || day_of > day)
			continue
		g = group_on(role[v[f, "person"]], day_of)
		got[g]++
		if (v[f, "form"] != "formal")
			continue
		formal[g]++
		sum[g] += v[f, "scores/overall"]
		low[g] += v[f, "scores/overall"] < 3
	}
	for (g in got)
		say("feedback", sprintf("%s,%d,%d,%.1f,%d",
			field("groups", g, "name"), got[g], formal[g],
			int(sum[g] / formal[g] * 10 + 0.5) / 10, low[g]))
}
function glance(n, all, i, k, f, p, c, jobs, people, days, y, g, name, late, idle) {
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", all[i]]
		if (!is_work(f))
			continue
		p = v[f, "person"]
		k = v[f, "ends_on"]
		if (k == "" || k >= before(2))
			busy[p] = 1
		y = substr(v[f, "starts_on"], 1, 4)
		years[y] = 1
		used[y, group_on(role[p], v[f, "starts_on"])] += v[f, "days/used"]
		if (v[f, "starts_on"] <= before(1))
			continue
		jobs++
		days += v[f, "days/used"]
		people += !(p in worked)
		worked[p] = 1
		programmes[v[f, "programme"]]++
	}
	for (y in years)
		say("days", sprintf("%s,%s,%s,%s,%s", y, used[y, "con"] + 0,
			used[y, "lab"] + 0, used[y, "ld"] + 0, used[y, "ind"] + 0))
	for (k in programmes)
		say("programmes", title(k) "," programmes[k])
	say("year.jobs", jobs)
	say("year.people", people)
	say("year.days", days)
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		if (v[f, "left_on"] >= before(1) && v[f, "left_on"] < day)
			left[v[f, "group"]]++
		if (since[v[f, "person"]] > day || \
		    (v[f, "left_on"] != "" && v[f, "left_on"] < day))
			continue
		inside++
		g = group_on(all[i], day)
		came[g] += since[v[f, "person"]] > before(1)
		trained[g] += (v[f, "person"], "cpc") in had
		if (offers(f, "mentor")) {
			mentors[g]++
			taught[g] += (v[f, "person"], "mentoring") in had
		}
		pausing += paused(f)
		groups[group_on(all[i], day)]++
		regions[v[f, "region"]]++
		c = council_on(all[i], day)
		if (c != "") {
			councils += !(c in seen)
			seen[c] = 1
			types[field("councils", c, "type")]++
		}
		late += v[f, "profile_last_confirmed"] < before(1)
		idle += !paused(f) && !(v[f, "person"] in busy)
	}
	say("peers.n", inside)
	say("peers.paused", pausing + 0)
	say("peers.councils", councils)
	say("stale.n", late + 0)
	say("idle.n", idle + 0)
	for (g in groups) {
		name = field("groups", g, "name")
		say("groups", sprintf("%s,%d,%d,%d", name, came[g], left[g],
			groups[g]))
		say("training", sprintf("%s,%d,%d,%d,%d", name, groups[g],
			trained[g], mentors[g], taught[g]))
	}
	for (k in regions)
		say("regions", region(k) "," regions[k])
	for (k in types)
		say("types", title(k) "," types[k])
}
# Who has been sent; then everybody's stage.
function stages(n, all, i, f, g, p, k) {
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", all[i]]
		if (is_work(f))
			sent[v[f, "person"]] = 1
	}
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		if (runs(f))
			applies[v[f, "person"]] = 1
	}
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		p = v[f, "person"]
		if (!(p in since) || since[p] > day)
			continue
		if (!in_pool(f) && p in applies)
			continue
		g = in_pool(f) ? group_on(all[i], day) : v[f, "group"]
		k = in_pool(f) ? (paused(f) ? 5 : p in sent ? 4 : 3) : \
			v[f, "left_because"] == "removed" ? 7 : 6
		at[g, k]++
	}
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		p = v[f, "person"]
		if (runs(f) && !(p in waits) && \
		    !(p in role && in_pool(file["peers", role[p]])))
			at[v[f, "group"], 2]++
		if (runs(f))
			waits[p] = 1
	}
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = field("groups", all[i], "name")
		for (k = 2; k <= 7; k++)
			g = g "," at[all[i], k] + 0
		say("stages", g)
	}
}
END {
	decisions()
	entries()
	roles()
	training()
	feedback()
	stages()
	glance()
}
