# The pool at a glance.
# reads: peers decisions assignments councils groups
# says: {peers.n} peers are in the pool, and {peers.paused} of these have
# says: on {peers.councils} councils.
# says: {year.people} of them worked on {year.jobs} assignments, and used {year.days} days.
# says: {stale.n} profiles were last confirmed more than a year ago
# says: {idle.n} peers who have not paused have had no
function glance(n, all, i, k, f, p, c, jobs, people, days, y, g, late, idle) {
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
		if (since[v[f, "person"]] > day || \
		    (v[f, "left_on"] != "" && v[f, "left_on"] < day))
			continue
		inside++
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
	for (g in groups)
		say("groups", field("groups", g, "name") "," groups[g])
	for (k in regions)
		say("regions", region(k) "," regions[k])
	for (k in types)
		say("types", title(k) "," types[k])
}
END {
	entries()
	roles()
	glance()
}
