# Who does what for a group's peers, and what is done together.
# reads: actions plans responsibilities practice-notes requests groups peers decisions
# options:
# options: -p group=lab
function part(f, which, n, text) {
	for (n = 0; n < many(f, "parts"); n++)
		if (v[f, "parts/" n "/part"] == which)
			text = text (text == "" ? "" : ", ") \
				owner(v[f, "parts/" n "/who"])
	return text
}
function tasks(all, n, i, f, k) {
	n = split(ids["responsibilities"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["responsibilities", all[i]]
		if ((v[f, "group"] != "" && v[f, "group"] != group) || \
		    !by_day(f, "agreed_on"))
			continue
		count++
		k = v[f, "review_on"]
		review[k]++
		overdue += k != "" && k < day
		answers[part(f, "answers")]++
		say("matrix", title(v[f, "area"]) "," v[f, "task"] "," \
			part(f, "answers") "," part(f, "does") "," \
			part(f, "asked") "," part(f, "told"))
	}
	for (k in review)
		say("review", k "," review[k] "," \
			(k < day ? "overdue" : "to come"))
	for (k in answers)
		say("load", k "," answers[k])
	say("about.tasks", count)
	say("about.overdue", overdue + 0)
	say("about.group", field("groups", group, "name"))
}
function requests(all, n, i, f, k, a, g) {
	n = split(ids["requests"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["requests", all[i]]
		for (k = 0; k < many(f, "asked"); k++) {
			a = "asked/" k "/"
			g = v[f, a "group"]
			if (v[f, a "asked_on"] <= before(1) || \
			    v[f, a "asked_on"] > day)
				continue
			asked[g]++
			if (by_day(f, a "answered_on"))
				said[g, v[f, a "answer"]]++
		}
	}
	for (g in asked)
		say("supply", field("groups", g, "name") "," asked[g] "," \
			said[g, "names"] + 0 "," said[g, "none"] + 0 "," \
			asked[g] - said[g, "names"] - said[g, "none"])
}
function together(all, n, i, f, p, k, theme) {
	n = split(ids["actions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["actions", all[i]]
		p = file["plans", v[f, "plan"]]
		if (v[p, "joint"] != "true" || !known(f))
			continue
		for (k = 0; k < many(p, "themes"); k++)
			if (v[p, "themes/" k "/number"] == v[f, "theme"])
				theme = v[p, "themes/" k "/title"]
		say("joint", theme "," all[i] ",action/" all[i] "," \
			v[f, "text"] "," owners(f) "," due(f) "," state(f))
	}
}
END {
	group = P["group"] == "" ? "ind" : P["group"]
	tasks()
	requests()
	together()
	entries()
	pool_by_group()
	n = split(ids["practice-notes"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["practice-notes", all[i]]
		if (by_day(f, "shared_on"))
			say("practice", v[f, "shared_on"] "," v[f, "title"] "," \
				field("groups", v[f, "group"], "name") "," \
				v[f, "topic"])
	}
}
