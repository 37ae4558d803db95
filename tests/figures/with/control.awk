# control.awk: counts under disclosure control, for the counts that say
# # with: control.  It is written from docs/reports.md, not from the program.
#
#   clear()                 forget all
#   line(LABEL, APART)      the next line; APART: not in shares
#   who(LABEL, A, B, C, P)  a person in that line, with what they have of each; P
#                           is who, where somebody may be in several lines
#   others(KEPT)            the lines of fewer than 10 people become one, "Other",
#                           but the one called KEPT
#   control(BLOCK, N, ...)  print the lines with N sums: see below
function clear() {
	delete label
	delete apart
	delete held
	delete own
	delete name_of
	lines = people = 0
}
function line(text, is_apart) {
	label[++lines] = text
	apart[text] = is_apart
}
function who(text, a, b, c, p) {
	own[++people] = text
	name_of[people] = p == "" ? people : p
	held[people, 1] = a + 0
	held[people, 2] = b + 0
	held[people, 3] = c + 0
}
function five(n) { return int(n / 5 + 0.5) * 5 }
# The people in the lines that set has.
function heads(set, i, n, met) {
	for (i = 1; i <= people; i++)
		if (own[i] in set && !(name_of[i] in met)) {
			met[name_of[i]] = 1
			n++
		}
	return n + 0 }
# What these have of measure m; enough is whether it may be shown.
function amount(set, m, i, n, top, all, has) {
	for (i = 1; i <= people; i++) {
		if (!(own[i] in set) || !held[i, m])
			continue
		n += !(name_of[i] in has)
		has[name_of[i]] += held[i, m]
		all += held[i, m]
		if (has[name_of[i]] > top)
			top = has[name_of[i]]
	}
	some = n + 0
	enough = n >= 10 && 2 * top <= all
	return all + 0 }
function alone(set, text) {
	delete set
	set[text] = 1
}
# Withhold what is alone too little, and then the smallest of others.
# part: 0 those that are not apart, 1 those that are, 2 all.
function withhold(m, part, i, t, set, best, least, sum) {
	for (i = 1; i <= lines; i++) {
		t = label[i]
		alone(set, t)
		sum = amount(set, m)
		if (heads(set) < 10 || !enough)
			shut[m, t] = 1
	}
	while (1) {
		delete set
		for (i = 1; i <= lines; i++)
			if (shut[m, label[i]] && \
			    (part == 2 || apart[label[i]] == part))
				set[label[i]] = 1
		amount(set, m)
		if (enough || !some)
			return 1
		best = ""
		for (i = 1; i <= lines; i++) {
			t = label[i]
			if (shut[m, t] || (part != 2 && apart[t] != part))
				continue
			alone(one_line, t)
			sum = amount(one_line, m)
			if (best == "" || apart[t] > apart[best] || \
			    (apart[t] == apart[best] && sum < least)) {
				best = t
				least = sum
			}
		}
		if (best == "")
			return 0
		shut[m, best] = 1
	}
}
function others(kept, i, n, set, small) {
	for (i = 1; i <= lines; i++) {
		alone(set, label[i])
		if (heads(set) < 10 && label[i] != kept)
			small[label[i]] = 1
		else
			label[++n] = label[i]
	}
	lines = n + 0
	for (i = 1; i <= people; i++)
		if (own[i] in small) {
			own[i] = "Other"
			n = -1
		}
	if (n < 0)
		line("Other", 0)
}
function per_cent(part, whole) {
	if (part == "[c]" || whole == "[c]" || !whole)
		return "[c]"
	return int(100 * part / whole + 0.5) }
# shares: 0 none, 1 of people, 2 of people and of the last sum.  of: the sum that
# others are given in per cent of; 0 none.  after[LABEL] ends each line.
function control(block, sums, shares, of, i, m, t, set, all, base, open, row, n, x, w) {
	delete shut
	for (m = 1; m <= sums; m++) {
		open = 1
		if (shares == 2 && m == sums) {
			open = withhold(m, 0)
			open = withhold(m, 1) && open
		}
		open = withhold(m, 2) && open
	}
	for (i = 1; i <= lines; i++) {
		all[label[i]] = 1
		if (!apart[label[i]])
			base[label[i]] = 1
	}
	whole = heads(base) < 10 ? "[c]" : five(heads(base))
	if (shares == 2) {
		x = amount(base, sums)
		last = open && enough ? five(x) : "[c]"
	}
	for (i = 1; i <= lines + 1; i++) {
		t = i > lines ? "Total" : label[i]
		delete set
		if (i > lines)
			for (w in all)
				set[w] = 1
		else
			set[t] = 1
		n = heads(set) < 10 ? "[c]" : five(heads(set))
		row = t "," n
		if (shares)
			row = row "," (i > lines || apart[t] ? "[z]" : \
				per_cent(n, whole))
		for (m = 1; m <= sums; m++) {
			x = amount(set, m)
			x = n == "[c]" || (i > lines ? !enough : shut[m, t]) ? \
				"[c]" : five(x)
			if (m == 1)
				w = x
			row = row "," x
			if (of && m != of)
				row = row "," per_cent(x, w)
		}
		if (shares == 2)
			row = row "," (i > lines || apart[t] ? "[z]" : \
				per_cent(x, last))
		say(block, row after[t])
	}
}

# --- the equality statistics -------------------------------------------------

# The newest form of each person that was sent by the day.
function forms(n, a, i, f, p) {
	n = split(ids["equality"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["equality", a[i]]
		p = v[f, "person"]
		if (v[f, "asked_on"] <= day && \
		    v[f, "asked_on"] > v[form[p], "asked_on"])
			form[p] = f
	}
}
function asked(p) {
	return form[p] == "" ? "Not asked yet" : \
		by_day(form[p], "withdrawn_on") ? "Answered, and taken back" : \
		by_day(form[p], "answered_on") ? "Answered" : \
		"Sent, no answer yet" }
# The newest list of a topic, its lines, and what its codes count as.
function topic(key, n, a, i, k, f, list, t) {
	gsub(/_/, "-", key)
	n = split(ids["code-lists"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["code-lists", a[i]]
		if (v[f, "topic"] == key && v[f, "version"] > v[list, "version"])
			list = f
	}
	delete counts_as
	delete group_of
	for (k = 0; k < many(list, "groups"); k++) {
		t = v[list, "groups/" k "/label"]
		group_of[v[list, "groups/" k "/group"]] = t
		line(t, 0)
	}
	for (k = 0; k < many(list, "codes"); k++) {
		t = v[list, "codes/" k "/label"]
		if (many(list, "groups"))
			t = group_of[v[list, "codes/" k "/group"]]
		else
			line(t, 0)
		counts_as[v[list, "codes/" k "/code"]] = t
	}
	line("Prefer not to say", 1)
	line("No answer", 1)
	counts_as["prefer-not-to-say"] = "Prefer not to say"
	return v[list, "id"] }
function answer(p, key, code) {
	code = v[form[p], "answers/" key "/code"]
	return code == "" ? "No answer" : counts_as[code] }
