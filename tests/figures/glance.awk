# The pool at a glance.
# with: training
# with: clocks
# reads: processes policies inductions requests calendars peers decisions assignments councils groups attendance events courses feedback applications
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
		cpc_had[g] += (v[f, "person"], "cpc") in had
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
			cpc_had[g], mentors[g], taught[g]))
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
# Who waits; who may be sent; what is late; who has passed a limit.
function today(n, all, i, k, f, r, p, g, year, jobs, days, d, a) {
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		if (!runs(f))
			continue
		r++
		k += is_still(f)
	}
	say("coming.n", r + 0)
	say("coming.still", k + 0)
	read_pool()
	trained()
	judge()
	for (i in pool)
		for (k = 0; k < many(who[i], "roles"); k++) {
			r = v[who[i], "roles/" k]
			able[r] += !((i, r) in bars)
		}
	say("able.members", able["member"] + 0)
	say("able.leads", able["lead"] + 0)
	say("able.mentors", able["mentor"] + 0)
	working_days()
	n = split(ids["requests"], all, " ")
	r = 0
	for (i = 1; i <= n; i++) {
		f = file["requests", all[i]]
		for (k = 0; k < many(f, "asked"); k++)
			r += clock(f, k) == "overdue"
	}
	say("overdue.n", r)
	year = substr(day, 1, 4)
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", all[i]]
		p = v[f, "person"]
		if (!is_booked(f) || substr(v[f, "starts_on"], 1, 4) != year)
			continue
		jobs[p]++
		days[p] += v[f, "days/used"] == "" ? v[f, "days/allocated"] : \
			v[f, "days/used"]
	}
	r = 0
	for (p in jobs) {
		g = field("peers", role[p], "group")
		d = policy(g, day, "limits/days_a_year")
		a = policy(g, day, "limits/assignments_a_year")
		r += (d != "" && days[p] > d) || (a != "" && jobs[p] > a)
	}
	say("spent.n", r)
}
END {
	decisions()
	entries()
	roles()
	training()
	feedback()
	stages()
	glance()
	today()
}
