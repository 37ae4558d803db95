# Requests and clocks.  Working days are counted one by one.
# options: -p months=12
# options: -p months=24
# with: clocks
# reads: requests calendars policies groups holders people offers assignments peers decisions councils
function question(id, f, k, a, asked, answered, g, stood) {
	stood = clock(f, k)
	if (stood == "")
		return
	a = "asked/" k
	asked = v[f, a "/asked_on"]
	g = v[f, a "/group"]
	answered = by_day(f, a "/answered_on") ? v[f, a "/answered_on"] : ""
	if (clock_took != "" && clock_limit != "" && stood ~ /answered|late|overdue/) {
		judged[substr(asked, 1, 4), g]++
		well[substr(asked, 1, 4), g] += stood == "answered"
		years[substr(asked, 1, 4)] = 1
	}
	if (asked <= begin)
		return
	count[g, "asked"]++
	count[g, stood]++
	if (answered != "" && clock_took != "") {
		sum_took[g] += clock_took
		n_took[g]++
	}
	if (v[f, a "/routed_to"] == "cover") {
		covered[g]++
		covered_late[g] += stood == "late"
	}
	if (clock_late && stood != "void")
		breach[++breaches] = (stood == "late" ? 1 : 0) " " \
			(99999999 - (substr(asked, 1, 4) substr(asked, 6, 2) \
			substr(asked, 9))) " " id " " label[g] "\t" work_name(id) \
			",request/" id "," label[g] "," \
			nth[worked[asked] + clock_limit] "," answered "," clock_late "," \
			v[f, a "/routed_to"]
}
function request(id, f, p, k, s, r, taken, host) {
	f = file["requests", id]
	p = title(v[f, "programme"])
	r = v[f, "received_on"]
	closed = v[f, "closed_on"] != "" && v[f, "closed_on"] <= day
	for (k = 0; k < many(f, "asked"); k++)
		question(id, f, k)
	closed = v[f, "closed_on"] != "" && v[f, "closed_on"] <= day
	if (r <= day && r > earlier) {
		programme[p] = 1
		now[p] += r > begin
		then_[p] += r <= begin
	}
	if (r <= day && v[f, "starts_on"] > day && !closed)
		say("open", work_name(id) ",request/" id "," r "," v[f, "starts_on"] "," \
			v[f, "team/members"] "," named[id] + 0 "," found[id] + 0)
	if (r > day || r <= begin)
		return
	received++
	if (!closed)
		open++
	else
		ended[v[f, "outcome"]]++
	if (closed && v[f, "outcome"] ~ /^(part|unfilled)$/) {
		lacked[p]++
		why[title(v[f, "unfilled_because"])]++
	}
	for (s = 0; s < many(f, "needs/skills"); s++)
		wanted[v[f, "needs/skills/" s]]++
	host = v[f, "host"]
	if (host != "" && v[file["councils", host], "region"] == "wales")
		wales[v[f, "provider"]]++
}
function people(n, all, i, f, s, k) {
	n = split(ids["offers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["offers", all[i]]
		if (v[f, "offered_on"] <= day && v[f, "role"] !~ /officer|shadow/)
			named[v[f, "request"]]++
	}
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", all[i]]
		if (v[f, "role"] !~ /officer|shadow/ && \
		    v[f, "accepted_on"] <= day && (v[f, "cancelled_on"] == "" || \
		    v[f, "cancelled_on"] > day))
			found[v[f, "job"]]++
	}
	entries()
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		if (!(v[f, "person"] in since) || since[v[f, "person"]] > day || \
		    (v[f, "left_on"] != "" && v[f, "left_on"] < day) || paused(f))
			continue
		for (k = 0; k < many(f, "skills"); k++)
			holds[v[f, "skills/" k]]++
	}
}
# Who heads each office, how long they are away, and who covers.
function head(g, n, all, i, f, k, d, until, covers) {
	n = split(ids["holders"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["holders", all[i]]
		if (v[f, "office"] != "head-of-group-office" || \
		    v[f, "group"] != g || v[f, "from"] > day || \
		    (v[f, "until"] != "" && v[f, "until"] < day))
			continue
		for (k = 0; k < many(f, "absences"); k++)
			if (v[f, "absences/" k "/from"] <= day && \
			    v[f, "absences/" k "/until"] >= day)
				until = v[f, "absences/" k "/until"]
		for (k = 0; k < many(f, "deputies"); k++) {
			d = file["holders", v[f, "deputies/" k]]
			if (v[d, "from"] <= day && (v[d, "until"] == "" || \
			    v[d, "until"] >= day))
				covers = covers (covers == "" ? "" : ", then ") \
					field("people", v[d, "person"], "name")
		}
		say("heads", label[g] "," field("people", v[f, "person"], "name") \
			"," until "," covers)
	}
}
function clocks(g, in_time, judged_now) {
	in_time = count[g, "answered"] + 0
	judged_now = in_time + count[g, "late"] + count[g, "overdue"]
	say("clocks", label[g] "," count[g, "asked"] + 0 "," in_time "," \
		count[g, "late"] + 0 "," count[g, "overdue"] + 0 "," \
		round(100 * in_time / judged_now) "," \
		sprintf("%.1f", round1(sum_took[g] / n_took[g])))
	if (g in covered)
		say("cover", label[g] "," covered[g] "," covered_late[g])
	asked += count[g, "asked"]
	late += count[g, "late"] + count[g, "overdue"]
	overdue += count[g, "overdue"]
}
function expected(n) { return n < 0 ? 0 : round(n) }
function per_cent(y, g) {
	return judged[y, g] ? round(100 * well[y, g] / judged[y, g]) : "" }
function rest(i, j, k, best) {
	for (y in years)
		say("trend", y "," per_cent(y, "con") "," per_cent(y, "lab") "," \
			per_cent(y, "ld") "," per_cent(y, "ind"))
	for (i = 1; i <= 15 && i <= breaches; i++) {
		best = 0
		for (j = 1; j <= breaches; j++)
			if (!(j in told) && (!best || breach[j] < breach[best]))
				best = j
		told[best] = 1
		say("breaches", substr(breach[best], index(breach[best], "\t") + 1))
	}
	for (k in why)
		say("reasons", k "," why[k])
	for (k in programme)
		say("programmes", k "," now[k] "," then_[k] "," lacked[k] + 0 \
			"," expected(now[k] + (now[k] - then_[k]) / 2))
	for (k in wanted)
		say("supply", title(k) "," wanted[k] "," holds[k] + 0 "," \
			sprintf("%.1f", round1(holds[k] / wanted[k])))
	if (wales["lga"])
		say("wales", "Asked of us by the Welsh association," wales["lga"])
	if (wales["wlga"])
		say("wales", "Passed on to the Welsh association," wales["wlga"])
}
END {
	begin = months_before(P["months"])
	earlier = months_before(2 * P["months"])
	working_days()
	people()
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++)
		label[all[i]] = field("groups", all[i], "name")
	n = split(ids["requests"], r, " ")
	for (i = 1; i <= n; i++)
		request(r[i])
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		clocks(all[i])
		head(all[i])
	}
	rest()
	say("sum.received", received)
	say("sum.months", P["months"])
	say("sum.open", open + 0)
	say("sum.filled", ended["filled"] + 0)
	say("sum.part", ended["part"] + 0)
	say("sum.unfilled", ended["unfilled"] + 0)
	say("late.asked", asked)
	say("late.n", late)
	say("late.overdue", overdue + 0)
}
