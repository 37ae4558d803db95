# What is before members.
# reads: actions plans options consultations board-requests meetings papers
function members(f, n) {
	for (n = 0; n < many(f, "owners"); n++)
		if (v[f, "owners/" n] ~ /^(lead-members|board)$/)
			return 1
	return 0
}
function question(f, n, c, k, e, h, p) {
	if (!by_day(f, "asked_on") || by_day(f, "decided_on"))
		return
	questions++
	for (n = 0; n < many(f, "choices"); n++) {
		c = "choices/" n "/"
		h = p = 0
		for (k = 0; k < many(f, c "effort"); k++) {
			e = c "effort/" k "/"
			h += v[f, e "hours"] * v[f, e "per_hundred"]
			p += v[f, e "pounds"] * v[f, e "per_hundred"]
		}
		say("questions", v[f, "title"] "," v[f, c "letter"] ". " \
			v[f, c "title"] "," v[f, c "setting_up"] + 0 "," h \
			"," p)
	}
}
function consulted(f, n, answered, favour) {
	if (!by_day(f, "asked_on") || by_day(f, "considered_on"))
		return
	for (n = 0; n < many(f, "responses"); n++)
		if (by_day(f, "responses/" n "/day")) {
			answered++
			favour += v[f, "responses/" n "/view"] ~ /^for/
		}
	awaited += many(f, "groups") - answered
	say("answers", v[f, "title"] "," v[f, "due_on"] "," \
		many(f, "groups") "," answered + 0 "," favour + 0)
}
END {
	n = split(ids["options"], all, " ")
	for (i = 1; i <= n; i++)
		question(file["options", all[i]])
	n = split(ids["consultations"], all, " ")
	for (i = 1; i <= n; i++)
		consulted(file["consultations", all[i]])
	n = split(ids["actions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["actions", all[i]]
		if (!to_do(f) || !is_open(f) || !members(f))
			continue
		own++
		late += state(f) == "late"
		say("own", v[f, "text"] ",action/" all[i] "," \
			field("plans", v[f, "plan"], "title") "," due(f) "," \
			state(f))
	}
	n = split(ids["board-requests"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["board-requests", all[i]]
		if (!by_day(f, "asked_on") || by_day(f, "answered_on"))
			continue
		asked++
		say("asked", v[f, "title"] "," v[f, "asked_on"] "," \
			v[f, "due_on"])
	}
	n = split(ids["papers"], all, " ")
	for (i = 1; i <= n; i++)
		papers[field("papers", all[i], "meeting")]++
	n = split(ids["meetings"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["meetings", all[i]]
		if (v[f, "held_on"] > day)
			say("meetings", v[f, "held_on"] "," v[f, "title"] "," \
				papers[all[i]] + 0)
	}
	say("now.questions", questions + 0)
	say("now.own", own + 0)
	say("now.late", late + 0)
	say("now.awaited", awaited + 0)
	say("now.asked", asked + 0)
}
