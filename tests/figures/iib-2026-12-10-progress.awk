# The paper of December 2026.
# skips: returns: counted for equality-returns
# reads: peers decisions papers actions plans options consultations requests allocations groups councils board-requests
# What a line says, and where the page of its record is.
function text(f) { return v[f, "text"] ",action/" v[f, "id"] }
function line(f, p, k, g, n) {
	p = v[f, "plan"] == "peer-support-review" ? "review" : "since"
	lines[p]++
	done[p] += is_done(f)
	in_time[p] += state(f) == "done on time"
	late[p] += state(f) == "late"
	to_come[p] += state(f) == "on time"
	dropped[p] += state(f) == "dropped"
	hours += is_open(f) ? v[f, "effort_hours"] : 0
	if (state(f) == "late")
		say("late", text(f) "," owners(f) "," first_due(f) "," \
			due(f) "," days_from(due(f), day))
	if (state(f) == "on time" && due(f) <= "2027-03-21")
		say("next", due(f) "," text(f))
	for (n = 0; is_open(f) && n < many(f, "depends_on"); n++) {
		g = file["actions", v[f, "depends_on/" n]]
		if (is_open(g))
			say("waits", text(f) "," due(f) "," v[g, "text"] \
				"," state(g))
	}
	for (n = 0; n < many(f, "serves"); n++)
		if (v[f, "serves/" n] == "review-diversity") {
			fair++
			fair_done += is_done(f)
			fair_late += state(f) == "late"
		}
	if (p != "review" || state(f) !~ /^(carried|superseded)/)
		return
	moved++
	k = v[f, "carried_to"] v[f, "superseded_by"]
	g = file["actions", k]
	say("moved", v[f, "text"] "," v[g, "text"] "," due(g) "," state(g))
}
function choices(f, n, c, k, e, h, p) {
	f = file["options", "re-accreditation"]
	for (n = 0; n < many(f, "choices"); n++) {
		c = "choices/" n "/"
		h = p = 0
		for (k = 0; k < many(f, c "effort"); k++) {
			e = c "effort/" k "/"
			h += v[f, e "hours"] * v[f, e "per_hundred"]
			p += v[f, e "pounds"] * v[f, e "per_hundred"]
		}
		say("choices", v[f, c "letter"] ". " v[f, c "title"] "," \
			v[f, c "setting_up"] + 0 "," h "," p "," \
			v[f, c "drawback"])
	}
}
function requests(all, n, i, f) {
	n = split(ids["requests"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["requests", all[i]]
		if (v[f, "received_on"] <= before(1) || \
		    v[f, "received_on"] > day)
			continue
		every++
		wales += v[f, "requested_by"] == "wlga" && \
			field("councils", v[f, "host"], "region") == "wales"
	}
}
# Peers in Wales, as those are told who may see nothing personal.
function welsh(n, all, i, f, in_wales) {
	entries()
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		in_wales += in_pool(f) && v[f, "region"] == "wales"
	}
	say("welsh.Peers", in_wales < 10 ? "[c]" : int(in_wales / 5 + 0.5) * 5)
}
END {
	welsh()
	n = split(ids["actions"], all, " ")
	for (i = 1; i <= n; i++)
		if (to_do(file["actions", all[i]]))
			line(file["actions", all[i]])
	choices()
	requests()
	f = file["consultations", "re-accreditation-2025"]
	for (n = 0; n < many(f, "responses"); n++)
		if (v[f, "responses/" n "/day"] <= day) {
			answered++
			favour += v[f, "responses/" n "/view"] ~ /^for/
		}
	n = split(ids["allocations"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["allocations", all[i]]
		if (v[f, "year"] == substr(day, 1, 4))
			days[v[f, "group"]] += v[f, "days"]
	}
	for (g in days)
		say("days", field("groups", g, "name") "," days[g])
	f = file["board-requests", "2026-02-12-plan-progress"]
	for (n = 0; n < many(f, "wants"); n++)
		say("asked", v[f, "wants/" n])
	f = file["papers", "iib-2026-12-10-progress"]
	for (n = 0; n < many(f, "recommendations"); n++) {
		ask = v[f, "recommendations/" n]
		say("asks", "That the board " tolower(substr(ask, 1, 1)) \
			substr(ask, 2))
	}
	n = split(ids["plans"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["plans", all[i]]
		if (v[f, "closed_on"] != "")
			continue
		say("plans", all[i] "," v[f, "title"])
	}
	say("review.lines", lines["review"])
	say("review.done", done["review"])
	say("review.in_time", in_time["review"])
	say("review.moved", moved)
	say("since.lines", lines["since"])
	say("since.done", done["since"])
	say("since.late", late["since"])
	say("since.to_come", to_come["since"])
	say("since.dropped", dropped["since"] + 0)
	say("answers.answered", answered)
	say("answers.in_favour", favour)
	say("wales.n", wales)
	say("wales.every", every)
	say("effort.hours", hours)
	say("fair.lines", fair)
	say("fair.done", fair_done)
	say("fair.late", fair_late)
}
