# The annual report.  Years and groups are counted without withholding, as nobody
# is withheld there.
# with: control
# with: clocks
# options: --date 2025-12-31
# options: --date 2026-11-21
# reads: calendars policies assignments peers decisions groups requests allocations councils publications
function work(f, p, y, g, cost) {
	y = substr(v[f, "starts_on"], 1, 4)
	if (!is_work(f))
		return
	p = v[f, "person"]
	if (y >= 2021) {
		by_year[y] = 1
		count("years", y, p, v[f, "days/used"], 0)
	}
	if (y != year)
		return
	cost = v[f, "cost/fee"] + v[f, "cost/expenses"]
	g = field("groups", group_on(role[p], v[f, "starts_on"]), "name")
	count("groups", g, p, v[f, "days/used"], cost)
	count("groups", "Total", p, v[f, "days/used"], cost)
	share("regions", region(field("peers", role[p], "region")), p, f)
	share("types", v[f, "host"] == "" ? own_work : \
		title(field("councils", v[f, "host"], "type")), p, f)
	share("programmes", title(v[f, "programme"]), p, f)
	share("roles", title(v[f, "role"]), p, f)
}
# What a person has in a line of a block that is under control.
function share(block, text, p, f) {
	labels[block, text] = text
	jobs_of[block, text, p]++
	days_of[block, text, p] += v[f, "days/used"]
}
function controlled(block, i, w) {
	clear()
	for (i in labels) {
		split(i, w, SUBSEP)
		if (w[1] == block)
			line(w[2], 0)
	}
	for (i in jobs_of) {
		split(i, w, SUBSEP)
		if (w[1] == block)
			who(w[2], jobs_of[i], days_of[i], 0, w[3])
	}
	others(own_work)
	control(block, 2, 0, 0)
}
function count(block, k, p, d, money) {
	key[block, k] = k
	if (!((block, k, p) in seen))
		heads_in[block, k]++
	seen[block, k, p] = 1
	jobs[block, k]++
	days[block, k] += d
	costs[block, k] += money
}
function told(i, b, w) {
	for (i in key) {
		split(i, w, SUBSEP)
		b = w[1]
		say(b, key[i] "," five(heads_in[i]) "," five(jobs[i]) "," \
			five(days[i]) (b == "groups" ? "," five(costs[i]) : ""))
	}
	i = "groups" SUBSEP "Total"
	say("all.Peers", five(heads_in[i]))
	say("all.Assignments", five(jobs[i]))
	say("all.Days", five(days[i]))
	say("all.Cost", five(costs[i]))
	say("year.n", year)
}
function request(f, p, h, o) {
	if (substr(v[f, "received_on"], 1, 4) != year || v[f, "received_on"] > day)
		return
	p = title(v[f, "programme"])
	o = v[f, "closed_on"] != "" && v[f, "closed_on"] <= day ? \
		v[f, "outcome"] : "open"
	came[p]++
	ended[p, o]++
	h = v[f, "host"]
	if (h != "" && field("councils", h, "region") == "wales")
		wales[v[f, "provider"] == "wlga" ? \
			"Passed on to the Welsh association" : \
			"Asked of us by the Welsh association"]++
}
# How the questions that were put in the year stand.
function questions(f, k, s) {
	for (k = 0; k < many(f, "asked"); k++) {
		s = clock(f, k)
		if (s == "" || substr(v[f, "asked/" k "/asked_on"], 1, 4) != year)
			continue
		asked_for++
		judged += s ~ /^(answered|late|overdue)$/
		well += s == "answered"
	}
}
function requests(n, a, i, p) {
	n = split(ids["requests"], a, " ")
	working_days()
	for (i = 1; i <= n; i++) {
		request(file["requests", a[i]])
		questions(file["requests", a[i]])
	}
	say("clock.asked", asked_for + 0)
	say("clock.in_time", round(100 * well / judged))
	for (p in came)
		say("requests", p "," came[p] "," ended[p, "filled"] + 0 "," \
			ended[p, "part"] + 0 "," ended[p, "unfilled"] + 0 "," \
			ended[p, "withdrawn"] + ended[p, "passed-on"] "," \
			ended[p, "open"] + 0)
	for (p in wales)
		say("wales", p "," wales[p])
}
function allocations(n, a, i, f, g) {
	n = split(ids["allocations"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["allocations", a[i]]
		g = v[f, "group"]
		if (v[f, "year"] == year)
			given[g, v[f, "cost_centre"]] += v[f, "days"]
	}
	n = split(ids["groups"], a, " ")
	for (i = 1; i <= n; i++) {
		g = a[i]
		say("days", field("groups", g, "name") "," \
			given[g, "peer-support-team"] + 0 "," \
			given[g, "group-office"] + 0 "," \
			given[g, "peer-support-team"] + given[g, "group-office"])
	}
}
function signoff(f, i, k, r, any, n, all) {
	n = split(ids["publications"], all, " ")
	for (i = 1; i <= n; i++)
		if (field("publications", all[i], "report") == "annual-usage" && \
		    substr(field("publications", all[i], "as_at"), 1, 4) == year)
			f = file["publications", all[i]]
	say("issue.standing", f == "" ? "a draft: nobody has been asked to agree " \
		"it" : v[f, "published_on"] == "" ? "a draft until all who must " \
		"have agreed it" : "published")
	for (i = 0; f != "" && i < many(f, "sign_off"); i++) {
		r = v[f, "sign_off/" i]
		any = 0
		for (k = 0; k < many(f, "reviewed"); k++)
			if (v[f, "reviewed/" k "/role"] == r) {
				any = 1
				say("signoff", words(r) "," agreed(f, k) "," \
					v[f, "published_on"])
			}
		if (!any)
			say("signoff", words(r) ",All,,," v[f, "published_on"])
	}
}
function agreed(f, k, g) {
	g = v[f, "reviewed/" k "/group"]
	return (g == "" ? "All" : field("groups", g, "name")) "," \
		v[f, "reviewed/" k "/day"] "," \
		words(v[f, "reviewed/" k "/outcome"]) }
END {
	own_work = "The association's own work"
	year = substr(day, 1, 4)
	roles()
	entries()
	n = split(ids["assignments"], all, " ")
	for (i = 1; i <= n; i++)
		work(file["assignments", all[i]])
	told()
	controlled("regions")
	controlled("types")
	controlled("programmes")
	controlled("roles")
	pool_by_group()
	requests()
	allocations()
	signoff()
}
