# Who is used how much.
# options: -p months=12
# options: -p months=36
# reads: offers attendance events courses inductions assignments peers decisions groups people policies
# with: training
function band(d) {
	return d == 0 ? "None" : d < 5 ? "Up to 4½" : d < 10 ? "5 to 9½" : \
		d < 15 ? "10 to 14½" : "15 or more" }
function assignment(f, p) {
	p = v[f, "person"]
	if (is_booked(f) && substr(v[f, "starts_on"], 1, 4) == substr(day, 1, 4))
		taken[p] += v[f, "days/used"] == "" ? v[f, "days/allocated"] : \
			v[f, "days/used"]
	if (!is_work(f) || v[f, "starts_on"] <= begin)
		return
	jobs[p]++
	days[p] += v[f, "days/used"]
	lead[p] += v[f, "role"] == "lead"
}
function peer(id, f, p, g) {
	f = file["peers", id]
	p = v[f, "person"]
	if (!in_pool(f))
		return
	g = group_on(id, day)
	peers++
	sent += jobs[p] > 0
	size[g]++
	group_sent[g] += jobs[p] > 0
	group_days[g] += days[p]
	bands[band(days[p] + 0)]++
	all_days += days[p]
	ranked[peers] = days[p] + 0
	if (jobs[p])
		row[sprintf("%07.1f %05d ", 90000 - days[p], 90000 - jobs[p]) \
			field("people", p, "name")] = \
			field("people", p, "name") ",peer/" id "," \
			field("groups", g, "name") "," jobs[p] "," lead[p] "," \
			days[p] "," policy(g, day, "limits/days_a_year") - taken[p]
}
# Who could be sent, and has neither worked nor been offered anything.
function idle(n, a, i, f, p, last, busy, order, k) {
	read_pool()
	trained()
	judge()
	n = split(ids["offers"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["offers", a[i]]
		if (v[f, "offered_on"] > begin && v[f, "offered_on"] <= day)
			busy[v[f, "person"]] = 1
	}
	n = split(ids["assignments"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", a[i]]
		p = v[f, "person"]
		if (!is_work(f))
			continue
		if (v[f, "ends_on"] > last[p])
			last[p] = v[f, "ends_on"]
		if (v[f, "ends_on"] > begin)
			busy[p] = 1
	}
	for (i in pool) {
		p = v[who[i], "person"]
		if ((i, "member") in bars || paused(who[i]) || p in busy)
			continue
		k = last[p] == "" ? since[p] : last[p]
		order[k " " person_name(p) " " i] = person_name(p) ",peer/" i \
			"," field("groups", pool[i], "name") "," since[p] "," last[p]
	}
	for (n = 1; n <= 30; n++) {
		k = smallest(order)
		if (k == "")
			return
		say("idle", order[k])
		delete order[k]
	}
}
# The smallest of what is left, again and again: there are few.
function smallest(list, k, best) {
	best = ""
	for (k in list)
		if (best == "" || k < best)
			best = k
	return best }
END {
	begin = months_before(P["months"])
	roles()
	entries()
	n = split(ids["assignments"], a, " ")
	for (i = 1; i <= n; i++)
		assignment(file["assignments", a[i]])
	n = split(ids["peers"], a, " ")
	for (i = 1; i <= n; i++)
		peer(a[i])
	for (b in bands)
		say("bands", b "," bands[b])
	for (g in size)
		say("groups", field("groups", g, "name") "," size[g] "," \
			group_sent[g] "," round(100 * group_sent[g] / size[g]) \
			"," group_days[g] "," sprintf("%.1f", \
			round1(group_days[g] / group_sent[g])))
	for (i = 1; i <= 20; i++) {
		k = smallest(row)
		say("most", row[k])
		delete row[k]
	}
	for (i = 1; i <= int(peers / 10); i++) {
		best = 0
		for (k = 1; k <= peers; k++)
			if (!(k in seen) && (!best || ranked[k] > ranked[best]))
				best = k
		seen[best] = 1
		top += ranked[best]
	}
	idle()
	say("sum.peers", peers)
	say("sum.sent", sent)
	say("sum.months", P["months"])
	say("sum.top", round(100 * top / all_days))
}
