# What is said of the service.
# reads: service-feedback
function source(text) { return text == "wlga" ? "WLGA" : words(text) }
END {
	begin = before(3)
	n = split(ids["service-feedback"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["service-feedback", a[i]]
		if (v[f, "received_on"] > day)
			continue
		if (v[f, "view"] != "positive" && !by_day(f, "answered_on"))
			say("open", v[f, "received_on"] "," v[f, "title"] "," \
				source(v[f, "from"]))
		if (v[f, "received_on"] <= begin)
			continue
		all++
		view[v[f, "view"]]++
		answered += v[f, "view"] != "positive" && by_day(f, "answered_on")
		say("list", v[f, "received_on"] "," source(v[f, "from"]) "," \
			words(v[f, "about"]) "," v[f, "view"] "," v[f, "title"] \
			"," (by_day(f, "answered_on") ? v[f, "answer"] : ""))
	}
	say("all.n", all + 0)
	say("all.positive", view["positive"] + 0)
	say("all.mixed", view["mixed"] + 0)
	say("all.critical", view["critical"] + 0)
	say("all.answered", answered + 0)
}
