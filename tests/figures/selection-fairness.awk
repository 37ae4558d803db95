# What peers were offered, took up and were used for, by what they told.
# with: control
# reads: equality code-lists peers decisions people offers assignments
function one(block, key, i, p) {
	clear()
	topic(key)
	for (i = 1; i <= n_peers; i++) {
		p = peer[i]
		who(answer(p, key), offers[p], accepted[p], used[p])
	}
	control(block, 3, 0, 1)
}
END {
	entries()
	forms()
	begin = before(3)
	n = split(ids["offers"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["offers", a[i]]
		p = v[f, "person"]
		if (v[f, "offered_on"] <= begin || v[f, "offered_on"] > day)
			continue
		offers[p]++
		accepted[p] += v[f, "answer"] == "accepted" && \
			by_day(f, "answered_on")
		used[p] += v[f, "assignment"] != "" && \
			is_work(file["assignments", v[f, "assignment"]])
	}
	n = split(ids["peers"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", a[i]]
		if (!in_pool(f))
			continue
		p = peer[++n_peers] = v[f, "person"]
		o += offers[p]
		c += accepted[p]
		u += used[p]
	}
	say("all.peers", five(n_peers))
	say("all.offers", five(o))
	say("all.accepted (%)", round(100 * five(c) / five(o)))
	say("all.used (%)", round(100 * five(u) / five(o)))
	one("sex", "sex")
	one("age", "age")
	one("ethnic-group", "ethnic_group")
	one("condition", "condition")
	one("religion", "religion")
	one("sexual-orientation", "sexual_orientation")
	one("gender-identity", "gender_identity")
	one("unpaid-care", "unpaid_care")
}
