# The training register.
# options: -p year=2025
# options: -p year=2026
# reads: attendance events courses peers people groups
function sort_of(c) {
	c = field("courses", c, "family")
	return c == "cpc" ? 1 : c == "mentoring" ? 2 : c == "induction" ? 3 : \
		c == "peer-conference" ? 4 : \
		c ~ /^(skills|lga-conference)$/ ? 6 : 5
}
function add(list, person, text, f) {
	f = file["people", person]
	return list (list == "" ? "" : "\t") v[f, "sort_name"] "|" person "|" text
}
function register(n, all, i, f, e, c, p, o, name, events, g, k, came, people, absent) {
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		entered[v[f, "event"]] = 1
		if (v[e, "ends_on"] > day)
			continue
		c = v[f, "event"]
		p = v[f, "person"]
		o = v[f, "outcome"]
		name = field("people", p, "name")
		booked[c]++
		missed[c] += o == "absent"
		if (o ~ /^(attended|part)$/) {
			there[c]++
			whole[c] = add(whole[c], p, name)
		} else
			away[c] = add(away[c], p, name " (" o ")")
		if (substr(v[e, "starts_on"], 1, 4) != year)
			continue
		absent += o == "absent"
		if (o !~ /^(attended|part)$/)
			continue
		came++
		people += !(p in seen)
		seen[p] = 1
		if (p in role)
			by[group_on(role[p], v[e, "starts_on"]), sort_of(v[e, "course"])]++
	}
	n = split(ids["events"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["events", all[i]]
		e = v[f, "starts_on"]
		name = e "," field("courses", v[f, "course"], "name")
		k = v[f, "cancelled_on"]
		if (v[f, "ends_on"] > day) {
			if (k == "" && (substr(e, 1, 4) == year || \
			    substr(e, 1, 4) == year + 1))
				say("coming", name "," v[f, "place"] "," v[f, "capacity"])
			continue
		}
		if (k == "" && sort_of(v[f, "course"]) < 3 && !(all[i] in entered))
			say("missing", name "," v[f, "place"] "," words(v[f, "organiser"]))
		if (substr(e, 1, 4) != year)
			continue
		if (all[i] in entered)
			say("who", name "," sorted(whole[all[i]]) "," sorted(away[all[i]]))
		if (k != "" && k <= day)
			continue
		events++
		say("held", name "," v[f, "version"] "," v[f, "capacity"] "," \
			booked[all[i]] + 0 "," there[all[i]] + 0 "," \
			missed[all[i]] + 0)
	}
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = field("groups", all[i], "name")
		for (k = 1; k <= 6; k++)
			g = g "," by[all[i], k] + 0
		say("groups", g)
	}
	say("the.year", year)
	say("events.n", events)
	say("came.n", came)
	say("came.people", people)
	say("came.absent", absent)
}
END {
	year = "year" in P ? P["year"] : 2026
	roles()
	register()
}
