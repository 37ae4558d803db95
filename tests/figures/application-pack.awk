# An application's page: of the one that waits longest, and one of each group.
# reads: councils referees events applications decisions processes policies peers people groups holders
# options:
# options: -p id=$(basename $(grep -l '^group: con' records/applications/*.yaml | head -1) .yaml)
# options: -p id=$(basename $(grep -l '^group: ind' $(grep -l '^panel' records/applications/*.yaml) | head -1) .yaml)
# options: -p id=$(basename $(grep -l '^group: ld' records/applications/*.yaml | head -1) .yaml)
# options: -p id=$(basename $(grep -L '^closed_on' $(grep -l '^group: ld' records/applications/*.yaml) | head -1) .yaml)
function done_with(f, step, pass, i) {
	for (i = 0; i < many(f, "steps"); i++)
		if (v[f, "steps/" i "/step"] == step && (!pass || \
		    v[f, "steps/" i "/outcome"] ~ /^(done|pass)$/))
			return i
	return -1
}
END {
	decisions()
	id = P["id"] == "" ? "next" : P["id"]
	if (id == "next") {
		n = split(ids["applications"], all, " ")
		for (i = 1; i <= n; i++) {
			f = file["applications", all[i]]
			w = way_in(v[f, "group"], day)
			if (runs(f) && standing(f) >= most && \
			    v[w, "steps/" next_step(f) "/step"] == "decision") {
				most = standing(f)
				id = all[i]
			}
		}
	}
	f = file["applications", id]
	d = decided[id]
	on = d != "" ? v[d, "decided_on"] : v[f, "closed_on"] != "" ? \
		v[f, "closed_on"] : day
	w = way_in(v[f, "group"], on)
	say("a.name", person_name(v[f, "person"]))
	say("a.council", v[f, "council"] == "" ? "no council" : \
		field("councils", v[f, "council"], "name"))
	say("a.group", field("groups", v[f, "group"], "name"))
	say("a.region", region(v[f, "region"]))
	say("a.received", long_date(v[f, "received_on"]))
	say("a.origin", words(v[f, "origin"]))
	say("a.process", v[w, "title"])
	say("a.state", d != "" ? "It is decided: " v[d, "outcome"] "." : \
		by_day(f, "withdrawn_on") ? "It is withdrawn." : \
		by_day(f, "closed_on") ? "It is closed, without a decision." : \
		"The next step is: " v[w, "steps/" next_step(f) "/title"] \
		". It has stood for " standing(f) " days.")
	say("form.skills", v[f, "evidence/skills"] == "" ? "nothing." : \
		v[f, "evidence/skills"])
	say("form.experience", v[f, "evidence/experience"] == "" ? "nothing." : \
		v[f, "evidence/experience"])
	for (s = 0; s < many(w, "steps"); s++) {
		k = v[w, "steps/" s "/step"]
		i = done_with(f, k)
		last = k == "decision" && d != ""
		say("steps", v[w, "steps/" s "/title"] "," \
			(i >= 0 ? words(v[f, "steps/" i "/outcome"]) \
			 (v[f, "steps/" i "/note"] == "" ? "" : ": " \
			  v[f, "steps/" i "/note"]) : last ? \
			 v[d, "outcome"] : v[w, "steps/" s "/optional"] == "true" \
			 ? "not needed" : "still to do") "," \
			(i >= 0 ? v[f, "steps/" i "/done_on"] : last ? on : "") "," \
			words(i >= 0 ? v[f, "steps/" i "/role"] : last ? \
			 v[d, "decided_by"] : any_of(w, "steps/" s "/done_by")))
		if (v[w, "steps/" s "/gate"] == "true" && done_with(f, k, 1) < 0)
			open = open (open == "" ? "" : "; ") \
				v[w, "steps/" s "/title"]
	}
	say("open.steps", open == "" ? "nothing" : open)
	n = split(ids["referees"], all, " ")
	for (i = 1; i <= n; i++) {
		r = file["referees", all[i]]
		if (v[r, "application"] != id)
			continue
		named++
		k = v[r, "contacted_on"]
		spoken += k != ""
		if (k > latest)
			latest = k
	}
	if (named)
		say("checks", "Referees spoken to," spoken " of " named "," latest)
	k = v[f, "membership/checked_on"]
	if (k != "")
		say("checks", "Membership seen," ((v[f, \
			"membership/valid_until"] < day) ? "has run out" : "good") \
			"," k)
	if (v[f, "enquiries/made_on"] != "")
		say("checks", "Informal enquiries," words(v[f, \
			"enquiries/outcome"]) "," v[f, "enquiries/made_on"])
	text = ""
	for (i = 0; i < many(f, "panel"); i++)
		text = text (i ? ", " : "") words(v[f, "panel/" i "/role"]) \
			(v[f, "panel/" i "/chair"] == "true" ? " (chair)" : "")
	if (v[f, "assessment/event"] != "")
		say("checks", "Panel," text "," field("events", \
			v[f, "assessment/event"], "starts_on"))
	for (i = 0; i < many(f, "assessment/scores"); i++) {
		k = words(v[f, "assessment/scores/" i "/role"])
		scores[k] = scores[k] (scores[k] == "" ? "" : ", ") \
			words(v[f, "assessment/scores/" i "/criterion"]) " " \
			v[f, "assessment/scores/" i "/score"]
	}
	for (k in scores)
		say("checks", "Assessed by the " k "," scores[k] ",")
	# Who may decide: lead peers whose term runs, and the executive.
	for (k = 0; k < many(w, "deciders"); k++)
		may[v[w, "deciders/" k]] = 1
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		p = file["peers", all[i]]
		sits[v[p, "person"]] = v[p, "council"]
		for (k = 0; k < many(p, "lead_roles"); k++) {
			r = v[p, "lead_roles/" k "/role"]
			ok = r == "national-lead-peer"
			for (s = 0; s < many(p, "lead_roles/" k "/regions"); s++)
				ok = ok || v[p, "lead_roles/" k "/regions/" s] == \
					v[f, "region"]
			if (ok && (r in may) && v[p, "group"] == v[f, "group"] && \
			    v[p, "lead_roles/" k "/from"] <= day && \
			    (v[p, "lead_roles/" k "/until"] == "" || \
			     v[p, "lead_roles/" k "/until"] >= day))
				who[v[p, "person"]] = r
		}
	}
	n = split(ids["holders"], all, " ")
	for (i = 1; i <= n; i++) {
		p = file["holders", all[i]]
		if ((v[p, "office"] in may) && v[p, "group"] == v[f, "group"] && \
		    v[p, "from"] <= day && (v[p, "until"] == "" || \
		    v[p, "until"] >= day))
			who[v[p, "person"]] = v[p, "office"]
	}
	if (d != "" || v[f, "closed_on"] != "")
		exit
	for (p in who)
		say("deciders", person_name(p) "," words(who[p]) "," \
			(p == v[f, "person"] ? "applies: may not" : \
			 p == v[f, "recommended_by"] ? "recommended the applicant" : \
			 sits[p] != "" && sits[p] == v[f, "council"] ? \
			 "sits on the same council" : ""))
}
