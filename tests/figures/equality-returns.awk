# Who answered which question.
# with: control
# reads: equality code-lists peers decisions people groups
function one(block, key, i, t) {
	clear()
	topic(key)
	clear()
	line("Answered", 0)
	line("Prefer not to say", 1)
	line("No answer", 1)
	for (i = 1; i <= n_peers; i++) {
		t = answer(peer[i], key)
		who(t == "No answer" || t == "Prefer not to say" ? t : "Answered")
	}
	control(block, 0, 0, 0)
}
END {
	entries()
	forms()
	n = split(ids["peers"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", a[i]]
		if (!in_pool(f))
			continue
		peer[++n_peers] = v[f, "person"]
		t = asked(v[f, "person"])
		form_count[t]++
		group_count[field("groups", group_on(a[i], day), "name") "," t]++
	}
	split("Answered|Sent, no answer yet|Answered, and taken back|" \
		"Not asked yet", states, "|")
	split("con ind lab ld", g, " ")
	for (i = 1; i <= 4; i++) {
		t = states[i]
		say("forms", t "," (form_count[t] < 10 ? "[c]" : \
			five(form_count[t])))
		for (k = 1; k <= 4; k++) {
			p = field("groups", g[k], "name") "," t
			say("groups", p "," (group_count[p] < 10 ? "[c]" : \
				five(group_count[p])))
		}
	}
	say("groups", "Total,," five(n_peers))
	one("sex", "sex")
	one("age", "age")
	one("ethnic-group", "ethnic_group")
	one("condition", "condition")
	one("condition-effect", "condition_effect")
	one("religion", "religion")
	one("sexual-orientation", "sexual_orientation")
	one("gender-identity", "gender_identity")
	one("unpaid-care", "unpaid_care")
}
