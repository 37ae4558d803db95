# What was said of a group's peers in twelve months, and what was not.
# options: -p group=con
# options: -p group=ind
# options: -p group=lab
# options: -p group=ld
# with: training
# skips: words: prose is not counted
# reads: feedback requests councils assignments peers people policies review-schemes appraisals decisions groups
function plus(d, days, y, m, n, last) {
	y = substr(d, 1, 4) + 0
	m = substr(d, 6, 2) + 0
	n = substr(d, 9, 2) + days
	while (1) {
		last = m == 2 ? 28 + (y % 4 == 0) : m ~ /^(4|6|9|11)$/ ? 30 : 31
		if (n <= last)
			return sprintf("%04d-%02d-%02d", y, m, n)
		n -= last
		if (++m > 12) {
			m = 1
			y++
		}
	}
}
function feedback(n, a, i, f, p, recent) {
	n = split(ids["feedback"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["feedback", a[i]]
		p = v[f, "person"]
		if (v[f, "form"] == "formal" && by_day(f, "received_on") && \
		    (!(v[f, "assignment"] in came) || \
		     v[f, "received_on"] < came[v[f, "assignment"]]))
			came[v[f, "assignment"]] = v[f, "received_on"]
		if (v[f, "routed_to"] != P["group"])
			continue
		replies += by_day(f, "reply/received_on") && \
			v[f, "reply/received_on"] > begin
		if (v[f, "received_on"] <= begin || v[f, "received_on"] > day)
			continue
		if (!by_day(f, "shared_on"))
			say("reply", person_name(p) ",peer/" role[p] "," \
				v[f, "form"] "," v[f, "received_on"] "," \
				v[f, "routed_on"] "," (v[f, "scores/overall"] == "" ? "[z]" : \
				v[f, "scores/overall"]))
		if (v[f, "form"] == "informal") {
			informal++
			say("heard", v[f, "received_on"] "," person_name(p) \
				",peer/" role[p] "," words(v[f, "source"]) "," \
				(v[f, "channel"] == "e-mail" ? "e-mail" : \
				words(v[f, "channel"])) "," \
				(by_day(f, "shared_on") ? "yes" : "no"))
			continue
		}
		times[p]++
		sum[p] += v[f, "scores/overall"]
		if (!low[p] || v[f, "scores/overall"] < low[p])
			low[p] = v[f, "scores/overall"]
		again[p] += v[f, "use_again"] == "true"
		asked_again[p] += v[f, "use_again"] != ""
		if (v[f, "received_on"] > latest[p])
			latest[p] = v[f, "received_on"]
	}
	for (p in times)
		say("formal", person_name(p) ",peer/" role[p] "," times[p] "," \
			round1(sum[p] / times[p]) "," low[p] "," again[p] " of " \
			asked_again[p] "," latest[p])
}
function work(n, a, i, f, g, end, allowed, due_on, got) {
	n = split(ids["assignments"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", a[i]]
		end = v[f, "ends_on"]
		if (!is_work(f) || end > day || end <= begin)
			continue
		g = group_on(role[v[f, "person"]], v[f, "starts_on"])
		if (g != P["group"])
			continue
		allowed = policy(g, end, "clocks/feedback_days")
		if (allowed == "")
			continue
		due_on = plus(end, allowed)
		got = came[a[i]]
		if (got == "" && due_on >= day)
			continue
		all++
		if (got == "") {
			out++
			say("outstanding", person_name(v[f, "person"]) "," \
				work_name(v[f, "job"]) ",request/" v[f, "job"] "," \
				v[f, "role"] "," end "," due_on \
				"," days_from(due_on, day))
		} else if (got > due_on)
			late++
		else
			in_time++
	}
}
function scheme(n, a, i, f, k, text) {
	n = split(ids["review-schemes"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["review-schemes", a[i]]
		if (v[f, "group"] != P["group"] || !by_day(f, "in_force_from") || \
		    (v[f, "in_force_until"] != "" && \
		     v[f, "in_force_until"] < day))
			continue
		text = words(v[f, "looks_at/0"])
		for (k = 1; k < many(f, "looks_at"); k++)
			text = text ", " words(v[f, "looks_at/" k])
		say("scheme", v[f, "title"] "," title(v[f, "reviewer"]) "," \
			(v[f, "every"] == "P1Y" ? "every year" : \
			 "every other year") "," text "," v[f, "hours_per_peer"])
	}
}
function appraisals(n, a, i, f, p, g, next_due, held, due_on, on, months) {
	n = split(ids["appraisals"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["appraisals", a[i]]
		p = v[f, "person"]
		if (by_day(f, "held_on") && v[f, "held_on"] > held[p])
			held[p] = v[f, "held_on"]
	}
	for (i = 1; i <= n; i++) {
		f = file["appraisals", a[i]]
		p = v[f, "person"]
		if (by_day(f, "held_on") || v[f, "due_on"] <= held[p])
			continue
		if (next_due[p] == "" || v[f, "due_on"] < next_due[p])
			next_due[p] = v[f, "due_on"]
	}
	n = split(ids["peers"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", a[i]]
		p = v[f, "person"]
		g = group_on(a[i], day)
		if (!in_pool(f) || g != P["group"] || \
		    policy(g, day, "appraisal/'on'") != "true")
			continue
		due_on = next_due[p]
		if (due_on == "") {
			on = v[file["policies", g == "ind" ? "ind-2024" : \
				"lab-2025"], "in_force_from"]
			if (since[p] > on)
				on = since[p]
			due_on = later(held[p] != "" ? held[p] : on, \
				policy(g, day, "appraisal/months"))
		}
		if (due_on <= later(day, 3))
			say("appraisals", person_name(p) ",peer/" a[i] "," \
				due_on "," held[p] "," \
				(due_on < day ? "overdue" : "soon"))
	}
}
END {
	begin = before(1)
	entries()
	roles()
	feedback()
	work()
	scheme()
	appraisals()
	say("office.name", field("groups", P["group"], "name"))
	say("due.due", all + 0)
	say("due.in_time", in_time + 0)
	say("due.late", late + 0)
	say("due.outstanding", out + 0)
	say("informal.n", informal + 0)
	say("replies.n", replies + 0)
}
