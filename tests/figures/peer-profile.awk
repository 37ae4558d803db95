# A peer's profile: of one who has left, and of three others.
# skips: may: why who may not be sent is counted for training-gaps
# reads: people peers decisions attendance events courses assignments councils groups feedback
# skips: never: tests/rules/own-council has each tie
# options: -p id=$(basename $(grep -l ^left_on records/peers/*.yaml | head -1) .yaml)
# options: -p id=$(basename $(ls records/peers/*.yaml | head -1) .yaml)
# options: -p id=$(basename $(ls records/peers/*.yaml | sed -n 2p) .yaml)
# options: -p id=$(basename $(ls records/peers/*.yaml | sed -n 3p) .yaml)
function some(f, what, list, i, text) {
	for (i = 0; i < many(f, list); i++)
		text = text (i ? ", " : "") (what == "Weekdays" ? \
			title(v[f, list "/" i]) : words(v[f, list "/" i]))
	sub(/childrens/, "children's", text)
	if (i)
		say("knows", what "," text)
}
function profile(n, all, i, f, p, who, days, e) {
	p = file["peers", peer]
	who = v[p, "person"]
	some(p, "Skills", "skills")
	some(p, "Service areas", "service_areas")
	some(p, "Types of council", "council_types")
	some(p, "Political control", "control_known")
	some(p, "Languages", "languages")
	some(p, "Travels to", "availability/regions")
	some(p, "Weekdays", "availability/weekdays")
	n = split(ids["decisions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["decisions", all[i]]
		if (v[f, "person"] == who && v[f, "decided_on"] <= day)
			say("decisions", v[f, "decided_on"] "," \
				field("groups", v[f, "group"], "name") "," \
				(v[f, "about"] == "re-accreditation" ? v[f, "about"] : \
					words(v[f, "about"])) "," words(v[f, "outcome"]) \
				"," words(v[f, "decided_by"]) "," \
				v[f, "valid_until"])
	}
	n = split(ids["feedback"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["feedback", all[i]]
		if (v[f, "person"] != who || v[f, "received_on"] > day)
			continue
		e = substr(v[f, "received_on"], 1, 4)
		said[e] = 1
		form[e, v[f, "form"]]++
		sum[e] += v[f, "scores/overall"]
		again[e] += v[f, "use_again"] == "true"
	}
	for (e in said)
		say("feedback", e "," form[e, "formal"] + 0 "," \
			form[e, "informal"] + 0 "," (form[e, "formal"] ? \
			int(sum[e] / form[e, "formal"] * 10 + 0.5) / 10 : "") \
			"," again[e] + 0)
	say("dates", since[who] "," \
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
			(v[f, "host"] == "" ? "the association" : \
			 field("councils", v[f, "host"], "name")) "," \
			words(v[f, "programme"]) "," words(v[f, "role"]) "," \
			v[f, "days/used"])
		days += v[f, "days/used"]
	}
	say("total", days + 0)
	say("peer.name", person_name(who))
	say("peer.group", field("groups", v[p, "group"], "name"))
	say("peer.post", v[p, "council"] == "" ? "a former councillor" : \
		words(v[p, "office"] == "" ? "councillor" : v[p, "office"]) \
		" at " field("councils", v[p, "council"], "name"))
	say("peer.region", region(v[p, "region"]))
	say("peer.accredited", long_date(since[who]))
	say("peer.status", v[p, "left_on"] != "" && v[p, "left_on"] < day ? \
		"have left the pool" : paused(p) ? "have paused" : \
		"are in the pool")
	say("peer.offers", v[p, "availability/days_a_year"] " days a year, at " \
		v[p, "availability/notice_weeks"] " weeks' notice")
}
END {
	peer = P["id"]
	entries()
	profile()
}
