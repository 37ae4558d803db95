# A peer's profile: of one who has left, and of three others.
# reads: peers decisions attendance events courses assignments councils
# options: -p id=$(basename $(grep -l ^left_on records/peers/*.yaml | head -1) .yaml)
# options: -p id=$(basename $(ls records/peers/*.yaml | head -1) .yaml)
# options: -p id=$(basename $(ls records/peers/*.yaml | sed -n 2p) .yaml)
# options: -p id=$(basename $(ls records/peers/*.yaml | sed -n 3p) .yaml)
function profile(n, all, i, f, p, who, days, e) {
	p = file["peers", peer]
	who = v[p, "person"]
	for (i = 0; i < many(p, "skills"); i++)
		say("skills", words(v[p, "skills/" i]))
	for (i = 0; i < many(p, "service_areas"); i++)
		say("services", words(v[p, "service_areas/" i]))
	for (i = 0; i < many(p, "roles"); i++)
		say("roles", words(v[p, "roles/" i]))
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
			field("councils", v[f, "host"], "name") "," \
			words(v[f, "programme"]) "," words(v[f, "role"]) "," \
			v[f, "days/used"])
		days += v[f, "days/used"]
	}
	say("total", days + 0)
}
END {
	peer = P["id"]
	entries()
	profile()
}
