# figures-count.awk -v day=YYYY-MM-DD -v year=YYYY -v peer=ID: the figures of the
# sample's reports, counted from what figures.awk prints and not from SQL, as
#   BLOCK <tab> ROW
# where a row is that of the block's CSV, and BLOCK.NAME a value in a line.
BEGIN { FS = "\t" }
{
	v[$1, $2] = $3
	id = $1
	sub(/.*\//, "", id)
	sub(/\.[a-z]*$/, "", id)
	kind = $1
	sub(/^records\//, "", kind)
	sub(/\/.*/, "", kind)
	if ($2 == "id") {
		file[kind, id] = $1
		ids[kind] = ids[kind] " " id
	}
}
function words(text) { gsub(/-/, " ", text); return text }
function title(text) { text = words(text)
	return toupper(substr(text, 1, 1)) substr(text, 2) }
# A region is a name: all its words have capitals but the small ones.
function region(k, n, w, i, text) {
	n = split(k, w, "-")
	for (i = 1; i <= n; i++) {
		if (w[i] !~ /^(of|and|the)$/)
			w[i] = toupper(substr(w[i], 1, 1)) substr(w[i], 2)
		text = text (i > 1 ? " " : "") w[i]
	}
	return text }
function field(k, i, path) { return v[file[k, i], path] }
function say(block, row) { print block "\t" row }
function before(years) { return (substr(day, 1, 4) - years) substr(day, 5) }
function list(f, path, n) { n = 0; while ((f, path "/" n) in v) n++; return n }
# The first group that the peer left on that day or later, else the present.
function group_on(i, d, f, n, k, g, least) {
	f = file["peers", i]
	g = v[f, "group"]
	least = "9999"
	n = 0
	while ((f, "former_groups/" n "/until") in v) {
		k = v[f, "former_groups/" n "/until"]
		if (k >= d && k < least) {
			least = k
			g = v[f, "former_groups/" n "/group"]
		}
		n++
	}
	return g
}
function council_on(i, d, f, n) {
	f = file["peers", i]
	if (v[f, "council"] != "" && v[f, "council_since"] <= d)
		return v[f, "council"]
	for (n = 0; (f, "former_councils/" n "/council") in v; n++)
		if (v[f, "former_councils/" n "/from"] <= d && \
		    v[f, "former_councils/" n "/until"] >= d)
			return v[f, "former_councils/" n "/council"]
	return ""
}
function paused(f, n, until) {
	for (n = 0; (f, "pauses/" n "/from") in v; n++) {
		until = v[f, "pauses/" n "/until"]
		if (v[f, "pauses/" n "/from"] <= day && \
		    (until == "" || until >= day))
			return 1
	}
	return 0
}
function is_work(f) {
	return v[f, "accepted_on"] != "" && v[f, "accepted_on"] <= day && \
		v[f, "starts_on"] <= day && (v[f, "cancelled_on"] == "" || \
		v[f, "cancelled_on"] > day)
}
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
		if (v[f, "accreditation/decided_on"] > day || \
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
function training(n, all, i, f, e, c, events, times, people, k) {
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		if (v[f, "outcome"] != "attended")
			continue
		came[v[f, "event"]]++
		if (substr(v[e, "starts_on"], 1, 4) != year || \
		    v[e, "starts_on"] > day)
			continue
		times++
		people += !(v[f, "person"] in trained)
		trained[v[f, "person"]] = 1
		courses[v[e, "course"]]++
	}
	n = split(ids["events"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["events", all[i]]
		c = field("courses", v[f, "course"], "name")
		if (substr(v[f, "starts_on"], 1, 4) != year)
			continue
		if (v[f, "starts_on"] > day && v[f, "cancelled_on"] == "")
			say("coming", v[f, "starts_on"] "," c "," \
				v[f, "place"] "," v[f, "capacity"])
		if (v[f, "starts_on"] > day || (v[f, "cancelled_on"] != "" && \
		    v[f, "cancelled_on"] <= day))
			continue
		events++
		say("held", v[f, "starts_on"] "," c "," v[f, "place"] "," \
			v[f, "capacity"] "," came[all[i]] + 0)
		if (came[all[i]])
			say("who", all[i] "," c "," v[f, "starts_on"])
	}
	for (k in courses)
		say("courses", field("courses", k, "name") "," courses[k])
	say("events.n", events)
	say("attended.n", times)
	say("attended.people", people)
}
function profile(n, all, i, f, p, who, days, e) {
	p = file["peers", peer]
	who = v[p, "person"]
	for (i = 0; i < list(p, "skills"); i++)
		say("skills", words(v[p, "skills/" i]))
	for (i = 0; i < list(p, "service_areas"); i++)
		say("services", words(v[p, "service_areas/" i]))
	for (i = 0; i < list(p, "roles"); i++)
		say("roles", words(v[p, "roles/" i]))
	say("dates", v[p, "accreditation/decided_on"] "," \
		v[p, "profile_last_confirmed"] "," v[p, "cv_last_confirmed"] \
		"," v[p, "left_on"])
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		if (v[f, "person"] == who && v[f, "outcome"] == "attended" && \
		    v[e, "starts_on"] <= day)
			say("training", v[e, "starts_on"] "," \
				field("courses", v[e, "course"], "name") "," \
				v[e, "version"] "," (v[f, "took_part_as"] == "" \
				? "delegate" : words(v[f, "took_part_as"])))
	}
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", all[i]]
		if (v[f, "person"] != who || !is_work(f))
			continue
		say("work", v[f, "starts_on"] "," v[f, "ends_on"] "," \
			field("councils", v[f, "host"], "name") "," \
			words(v[f, "programme"]) "," words(v[f, "role"]) "," \
			v[f, "days/used"])
		days += v[f, "days/used"]
	}
	say("total", days + 0)
}
function processes(n, all, i, k, f, most, row, order, text) {
	split("con lab ld ind", order, " ")
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["groups", all[i]]
		k = list(f, "entry")
		say("longest", v[f, "name"] "," k)
		most = k > most ? k : most
		text = ""
		for (k = 0; k < list(f, "accredits"); k++)
			text = text (k ? " or " : "") words(v[f, "accredits/" k])
		say("deciders", v[f, "name"] "," v[f, "executive"] "," text \
			"," (v[f, "cv_expected"] == "true" ? "yes" : "no"))
	}
	for (k = 0; k < most; k++) {
		row = k + 1
		for (i = 1; i <= 4; i++)
			row = row "," words(v[file["groups", order[i]], \
				"entry/" k])
		say("steps", row)
	}
	say("longest.steps", most)
}
END {
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++)
		role[field("peers", all[i], "person")] = all[i]
	if (report == "glance")
		glance()
	else if (report == "training-register")
		training()
	else if (report == "peer-profile")
		profile()
	else
		processes()
}
