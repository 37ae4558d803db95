# The training register.
# reads: attendance events courses
# says: In 2026 there were {events.n} events up to this day, at which {attended.people} people took part {attended.n} times.
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
END {
	year = "year" in P ? P["year"] : 2026
	training()
}
