# The pool beside all councillors: each share, and what is withheld.
# with: control
# reads: equality code-lists census peers decisions assignments people
function thousands(n) { return n < 1000 ? n : int(n / 1000) "," \
	sprintf("%03d", n % 1000) }
# The census's share of a line: of those who gave an answer.
function shares(list, f, k, t, n, sum) {
	f = file["census", "census-2022"]
	delete after
	delete per
	for (k = 0; k < many(f, "values"); k++) {
		t = v[f, "values/" k "/code"]
		if (v[f, "values/" k "/list"] != list || t == "prefer-not-to-say")
			continue
		per[t in group_of ? group_of[t] : counts_as[t]] += \
			v[f, "values/" k "/per_cent"]
		sum += v[f, "values/" k "/per_cent"]
	}
	for (t in apart)
		after[t] = ",[z]"
	for (t in per)
		after[t] = "," round1(100 * per[t] / sum)
	after["Total"] = ",[z]"
}
function one(block, key, i) {
	clear()
	shares(topic(key))
	for (i = 1; i <= n_peers; i++)
		if (!welsh[i])
			who(answer(peer[i], key), days[peer[i]])
	control(block, 1, 2, 0)
}
END {
	entries()
	forms()
	begin = before(3)
	n = split(ids["assignments"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["assignments", a[i]]
		if (is_work(f) && v[f, "starts_on"] > begin)
			days[v[f, "person"]] += v[f, "days/used"]
	}
	n = split(ids["peers"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", a[i]]
		if (!in_pool(f))
			continue
		peer[++n_peers] = v[f, "person"]
		welsh[n_peers] = v[f, "region"] == "wales"
		t = asked(v[f, "person"])
		number[welsh[n_peers] ? "Wales" : "England", t]++
		if (!welsh[n_peers] && t != "Not asked yet")
			sent++
		if (!welsh[n_peers] && t == "Answered")
			answered++
	}
	f = file["census", "census-2022"]
	say("census.title", v[f, "title"])
	say("census.covers", v[f, "coverage"] == "england" ? "It was of England " \
		"alone, so peers from Wales stand apart below." : \
		"It was of England and Wales.")
	say("census.invented", v[f, "shares"] == "invented" ? "Its shares below " \
		"are invented for this sample, and say nothing of councillors." : "")
	say("census.invited", thousands(v[f, "invited"]))
	say("census.replied", thousands(v[f, "replied"]))
	say("census.rate", round(100 * v[f, "replied"] / v[f, "invited"]))
	say("forms.Peers", five(sent))
	say("answered.Peers", five(answered))
	split("Answered|Sent, no answer yet|Answered, and taken back|" \
		"Not asked yet", states, "|")
	for (i = 1; i <= 4; i++) {
		number["England", states[i]] += 0
		number["Wales", states[i]] += 0
	}
	for (k in number) {
		split(k, w, SUBSEP)
		say("asked", "\"" w[1] "\"," w[2] "," (number[k] < 10 ? "[c]" : \
			five(number[k])))
	}
	say("asked", "Total,," five(n_peers))
	one("sex", "sex")
	one("age", "age")
	one("ethnic-group", "ethnic_group")
	one("condition", "condition")
	one("religion", "religion")
	one("sexual-orientation", "sexual_orientation")
	one("gender-identity", "gender_identity")
	one("unpaid-care", "unpaid_care")
	clear()
	delete after
	line("England", 0)
	line("Wales", 0)
	for (i = 1; i <= n_peers; i++)
		who(welsh[i] ? "Wales" : "England", days[peer[i]])
	control("nations", 1, 0, 0)
}
