# Member peer training, for the board.
# with: training
# reads: attendance events courses peers people groups policies decisions inductions assignments
function kind_of(c) {
	c = field("courses", c, "family")
	return c == "cpc" ? "Peer challenge training" : \
		c == "mentoring" ? "Mentoring training" : \
		c == "induction" ? "Induction" : \
		c == "peer-conference" ? "Peer conference" : \
		c == "skills" ? "Skills and briefings" : \
		c == "lga-conference" ? "Session at LGA Conference" : \
		"The groups' own"
}
# What sort of session of the event a code is.
function session(e, code, k, type) {
	for (k = 0; k < many(e, "sessions"); k++)
		if (v[e, "sessions/" k "/code"] == code)
			type = v[e, "sessions/" k "/type"]
	return type == "cross-party-reflection" ? "Cross-party reflection" : \
		type == "sector-themes" ? "What moves the sector" : \
		type == "skills" ? "Wider development" : "Meetings of groups"
}
function board(n, all, i, k, e, f, c, p, g, y, one, far, latest, r, word) {
	n = split(ids["events"], all, " ")
	for (i = 1; i <= n; i++) {
		e = file["events", all[i]]
		c = field("courses", v[e, "course"], "family")
		y = substr(v[e, "starts_on"], 1, 4)
		k = v[e, "cancelled_on"]
		if (c == "mentoring") {
			mentoring[y] += k == ""
			if (y < substr(day, 1, 4))
				years[y] = 1
		}
		if (v[e, "ends_on"] > day || (k != "" && k <= day))
			continue
		shown[y] = 1
		events[y, c ~ /^(cpc|mentoring|induction)$/ ? c : "other"]++
		if (c == "peer-conference" && k == "" && all[i] > latest)
			latest = all[i]
	}
	for (y in shown)
		say("held", y "," events[y, "cpc"] + 0 "," \
			events[y, "mentoring"] + 0 "," events[y, "induction"] + 0 \
			"," events[y, "other"] + 0)
	for (y in years) {
		k = set_to("-", "training/mentoring_sessions_a_year", y "-12-31")
		say("mentoring", y "," mentoring[y] "," k "," (k == "" ? "" : \
			mentoring[y] < k + 0 ? "too few" : "met"))
	}
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		p = v[f, "person"]
		if (v[f, "outcome"] !~ /^(attended|part)$/ || v[e, "ends_on"] > day)
			continue
		if (v[f, "event"] == latest && p in role) {
			came[group_on(role[p], v[e, "starts_on"])]++
			came_all++
		}
		if (v[f, "event"] == latest)
			for (k = 0; k < many(f, "sessions"); k++) {
				r = session(e, v[f, "sessions/" k])
				if (!((p, r) in joined))
					sessions[r]++
				joined[p, r] = 1
			}
		if (v[e, "starts_on"] > before(1) && \
		    !((p, kind_of(v[e, "course"])) in once)) {
			once[p, kind_of(v[e, "course"])] = 1
			kinds[kind_of(v[e, "course"])]++
		}
	}
	for (r in sessions)
		say("sessions", r "," hidden(sessions[r]))
	for (k in kinds)
		say("came", k "," hidden(kinds[k]))
	for (g in came)
		say("conference", field("groups", g, "name") "," hidden(came[g]))
	say("conference", "Total," hidden(came_all))
	n = split(ids["courses"], all, " ")
	for (i in pool)
		for (c = 1; c <= n; c++) {
			far = expected(i, all[c])
			if (far == "" || !lacks(i, all[c]))
				continue
			lack[all[c] SUBSEP far]++
			if (i in any)
				continue
			any[i] = 1
			anybody++
			lack_of[pool[i]]++
		}
	for (k in lack) {
		split(k, one, SUBSEP)
		say("gaps", field("courses", one[1], "name") "," one[2] "," \
			hidden(lack[k]))
	}
	say("gaps", "Total,," hidden(anybody))
	for (g in lack_of)
		say("groups", field("groups", g, "name") "," hidden(lack_of[g]))
	say("groups", "Total," hidden(anybody))
	for (k in offered) {
		split(k, one, SUBSEP)
		if (one[1] in pool && !((one[1], one[2]) in bars))
			may[one[2]]++
	}
	for (r in may)
		say("eligible", r "," hidden(may[r]))
	word["conference"] = "no conference of late"
	word["induction"] = "induction not complete"
	for (k in no) {
		split(k, one, SUBSEP)
		if (!((one[1], one[2]) in offered))
			continue
		r = one[3] in word ? word[one[3]] : one[3]
		if (one[3] ~ /used up/)
			r = "days or assignments used up"
		if (!((one[1], r) in told))
			reasons[r]++
		told[one[1], r] = 1
	}
	for (r in reasons)
		say("reasons", r "," hidden(reasons[r]))
}
END {
	roles()
	read_pool()
	trained()
	judge()
	board()
}
