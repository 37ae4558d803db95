# Which steps of which version are shown, of each accreditation.
# reads: applications decisions processes people groups referees
# options:
# options: -p group=con -p year=2023
# What is missing of a step; nothing, if it is shown.
function lacks(d, a, w, s, i, step, on, how, k, led) {
	step = v[w, "steps/" s "/step"]
	how = v[w, "steps/" s "/shown_by"]
	if (step == "decision") {
		for (k = 0; k < many(w, "deciders"); k++)
			if (v[w, "deciders/" k] == v[d, "decided_by"])
				led = 1
		return !led ? "a decider whom the way in names" : \
			how == "minute" && v[d, "minute"] == "" ? "the minute" : ""
	}
	for (i = 0; i < many(a, "steps"); i++)
		if (v[a, "steps/" i "/step"] == step && \
		    v[a, "steps/" i "/outcome"] ~ /^(done|pass)$/ && \
		    (on == "" || v[a, "steps/" i "/done_on"] < on))
			on = v[a, "steps/" i "/done_on"]
	if (on == "")
		return "the step"
	if (on > v[d, "decided_on"])
		return "the step by that day"
	if (how == "form" && (v[a, "evidence/skills"] == "" || \
	    v[a, "evidence/experience"] == ""))
		return "skills and experience"
	if (how == "recommender" && v[a, "recommended_role"] == "")
		return "who recommended"
	if (how == "referees" && on >= before(1) && \
	    spoken[v[a, "id"]] < v[w, "referees_least"])
		return "a referee who was spoken to"
	if (how == "membership" && (v[a, "membership/checked_on"] == "" || \
	    v[a, "membership/checked_on"] > v[d, "decided_on"]))
		return "the membership, seen by that day"
	for (k = 0; how == "panel" && k < many(a, "panel"); k++)
		if (v[a, "panel/" k "/chair"] == "true" && \
		    v[a, "panel/" k "/role"] == v[w, "panel/0/role"])
			led = 1
	return how == "panel" && !led ? "the chair of the panel" : ""
}
END {
	year = P["year"] == "" ? 2026 : P["year"]
	group = P["group"] == "" ? "all" : P["group"]
	n = split(ids["referees"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["referees", all[i]]
		spoken[v[f, "application"]] += v[f, "contacted_on"] != ""
	}
	n = split(ids["decisions"], all, " ")
	for (i = 1; i <= n; i++) {
		d = file["decisions", all[i]]
		g = v[d, "group"]
		if (v[d, "outcome"] != "accredited" || v[d, "decided_on"] > day || \
		    (group != "all" && g != group))
			continue
		w = way_in(g, v[d, "decided_on"])
		a = v[d, "application"] == "" ? "" : \
			file["applications", v[d, "application"]]
		good = needed = missing = 0
		text = ""
		for (s = 0; s < many(w, "steps"); s++) {
			t = v[w, "steps/" s "/title"]
			key = v[w, "title"] "," t
			why = lacks(d, a, w, s)
			if (why == "") {
				good++
				needed++
				shown[key] += a != ""
			} else if (a == "" && t != "Decision") {
				needed++
			} else if (v[w, "steps/" s "/optional"] == "true" && \
				   why == "the step") {
				spare[key]++
			} else {
				needed++
				missing++
				absent[key]++
				text = text (text == "" ? "" : ", ") t
				say("missing", person_name(v[d, "person"]) "," \
					group_short(g) "," v[d, "decided_on"] \
					"," t "," why)
			}
			if (a != "")
				keys[key] = 1
		}
		decided_n++
		count[w]++
		kept += a != ""
		lacking += missing > 0
		bad[w] += missing > 0
		whole[w] += a != "" && !missing
		register[w] += a == "" && !missing
		if (substr(v[d, "decided_on"], 1, 4) == year)
			say("year", person_name(v[d, "person"]) "," \
				group_short(g) "," v[d, "decided_on"] "," \
				"of " substr(v[w, "in_force_from"], 1, 4) "," good " of " needed "," text)
	}
	for (w in count) {
		say("ways", v[w, "title"] "," count[w] "," whole[w] "," bad[w] \
			"," register[w])
		all_whole += whole[w]
	}
	for (key in keys)
		if (absent[key] + spare[key])
			say("steps", key "," shown[key] + 0 "," absent[key] + 0 \
				"," spare[key] + 0)
	say("all.n", decided_n)
	say("all.kept", kept)
	say("all.whole", all_whole)
	say("all.lacking", lacking + 0)
}
