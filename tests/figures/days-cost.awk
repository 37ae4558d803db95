# Days and cost.
# options: -p year=2026
# options: -p year=2024
# reads: requests councils allocations assignments peers groups people policies
function centre(c) {
	return c == "group-office" ? "Its office" : "Peer support team" }
function thousands(n, text) {
	for (text = ""; n > 999; n = int(n / 1000))
		text = "," sprintf("%03d", n % 1000) text
	return n text }
function assignment(f, y, g, c, d, u, p, money, k) {
	y = substr(v[f, "starts_on"], 1, 4)
	if (v[f, "role"] == "officer" && y == P["year"] && \
	    v[f, "starts_on"] <= day)
		officers += v[f, "days/used"]
	p = v[f, "person"]
	k = field("people", p, "name") ",assignment/" v[f, "id"] "," \
		work_name(v[f, "job"])
	if (y == P["year"] && v[f, "days/authorised_on"] > v[f, "starts_on"] && \
	    v[f, "days/authorised_on"] <= day)
		say("late", k "," v[f, "starts_on"] "," v[f, "days/authorised_on"])
	if (y == P["year"] && v[f, "days/used"] > v[f, "days/authorised"] && \
	    v[f, "days/authorised"] != "")
		say("over", k "," v[f, "days/authorised"] "," v[f, "days/used"])
	if (!is_booked(f))
		return
	u = v[f, "days/used"]
	d = u == "" ? v[f, "days/allocated"] : u
	c = v[f, "cost_centre"]
	if (y <= P["year"])
		used_in[y, c] += u
	if (y <= P["year"])
		years[y] = 1
	if (y != P["year"])
		return
	g = group_on(role[p], v[f, "starts_on"])
	money = v[f, "cost/fee"] + v[f, "cost/expenses"]
	taken[g, c] += d
	used[g] += u
	if (v[f, "days/authorised_on"] != "" && v[f, "days/authorised_on"] <= day)
		authorised[g] += v[f, "days/authorised"]
	cost[g, c] += money
	jobs[p]++
	days[p] += d
	if (v[f, "starts_on"] > day)
		return
	if (v[f, "cost/fee"] != "") {
		k = (c == "group-office" ? "Group offices" : \
			"Peer support team") "," (v[f, "funding"] == \
			"host-council" ? "The host council" : "Government grant")
		paid[k] = 1
		paid_days[k] += u
		fees[k] += v[f, "cost/fee"]
		expenses[k] += v[f, "cost/expenses"]
	}
	if (u > 0) {
		k = title(v[f, "programme"])
		programme[k]++
		programme_days[k] += u
		programme_cost[k] += money
	}
}
function limits(p, g, d, l, a, w, s) {
	d = P["year"] "-12-31" < day ? P["year"] "-12-31" : day
	for (p in jobs) {
		g = field("peers", role[p], "group")
		l = policy(g, d, "limits/days_a_year")
		a = policy(g, d, "limits/assignments_a_year")
		w = policy(g, d, "limits/warn_at_per_cent")
		if (w == "")
			w = 100
		s = (l != "" && days[p] > l) || (a != "" && jobs[p] > a) ? \
			"over" : (l != "" && days[p] * 100 >= l * w) || \
			(a != "" && jobs[p] * 100 >= a * w) ? "near" : ""
		if (s != "")
			say("limits", field("people", p, "name") ",peer/" \
				role[p] "," field("groups", g, "name") "," \
				days[p] "," l "," jobs[p] "," a "," s)
	}
}
function groups(n, all, i, g, k, c, name, gave, took) {
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = all[i]
		name = field("groups", g, "name")
		gave = took = 0
		for (k = 1; k <= 2; k++) {
			c = k == 1 ? "group-office" : "peer-support-team"
			gave += given[g, c]
			took += taken[g, c]
			all_cost += cost[g, c]
			all_budget += budget[g, c]
			if ((g, c) in given || (g, c) in taken)
				say("centres", name "," centre(c) "," \
					given[g, c] + 0 "," taken[g, c] + 0 "," \
					given[g, c] - taken[g, c] "," \
					budget[g, c] + 0 "," cost[g, c] + 0)
		}
		say("groups", name "," gave "," authorised[g] + 0 "," \
			used[g] + 0 "," took "," gave - took)
		say("stand", name "," used[g] + 0 "," took - used[g] "," \
			(gave > took ? gave - took : 0))
		all_given += gave
		all_taken += took
		all_used += used[g]
	}
}
END {
	roles()
	n = split(ids["allocations"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["allocations", a[i]]
		if (v[f, "year"] <= P["year"])
			years[v[f, "year"]] = 1
		if (v[f, "year"] != P["year"])
			continue
		given[v[f, "group"], v[f, "cost_centre"]] += v[f, "days"]
		budget[v[f, "group"], v[f, "cost_centre"]] += v[f, "budget"]
	}
	n = split(ids["assignments"], a, " ")
	for (i = 1; i <= n; i++)
		assignment(file["assignments", a[i]])
	groups()
	limits()
	for (y in years)
		say("years", y "," used_in[y, "peer-support-team"] + 0 "," \
			used_in[y, "group-office"] + 0)
	for (k in paid)
		say("cost", k "," paid_days[k] "," fees[k] "," expenses[k] "," \
			fees[k] + expenses[k])
	for (k in programme)
		say("programmes", k "," programme[k] "," programme_days[k] "," \
			programme_cost[k] "," \
			round(programme_cost[k] / programme_days[k]))
	say("officers", officers + 0)
	say("all.year", P["year"])
	say("all.allocated", all_given)
	say("all.taken", all_taken)
	say("all.left", all_given - all_taken)
	say("all.used", all_used)
	say("all.cost", all_cost)
	say("all.budget", all_budget)
}
