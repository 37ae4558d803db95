# Four ways in, side by side, from the records of the processes.
# reads: processes groups
function in_force(f) {
	return v[f, "in_force_from"] <= day && (v[f, "in_force_until"] == "" || \
		v[f, "in_force_until"] >= day)
}
function has(f, step, s) {
	for (s = 0; s < many(f, "steps"); s++)
		if (v[f, "steps/" s "/step"] == step)
			return 1
	return 0
}
# The steps of one that another does not have.
function beyond(f, other, s, text) {
	if (other == "" || f == "")
		return ""
	for (s = 0; s < many(f, "steps"); s++)
		if (!has(other, v[f, "steps/" s "/step"]))
			text = text (text == "" ? "" : "; ") \
				v[f, "steps/" s "/title"]
	return text
}
function join(f, path, n, text) {
	for (n = 0; n < many(f, path); n++)
		text = text (n ? " or " : "") words(v[f, path "/" n])
	return text
}
function group_of(f, name) {
	name = field("groups", v[f, "group"], "name")
	sub(/ Group$/, "", name)
	return name
}
function processes(n, all, i, k, f, s, w, most, row, order, least, name, fewest) {
	split("con lab ld ind", order, " ")
	n = split(ids["processes"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["processes", all[i]]
		say("changed", v[f, "title"] "," v[f, "in_force_from"] "," \
			v[f, "in_force_until"] "," many(f, "steps") "," \
			beyond(f, before_of(f, n, all)) "," \
			beyond(before_of(f, n, all), f))
		way(f)
		if (!in_force(f))
			continue
		now[v[f, "group"]] = f
		k = many(f, "steps")
		most = k > most ? k : most
		fewest = fewest == "" || k < fewest ? k : fewest
		say("longest", group_short(v[f, "group"]) "," k)
		say("deciders", group_short(v[f, "group"]) "," \
			join(f, "deciders") "," \
			(v[f, "decider_covers"] == "region" ? \
			"must look after the applicant's region" : \
			"for the whole group") "," \
			(v[f, "cv_expected"] == "true" ? "yes" : "no"))
		for (s = 0; s < k; s++) {
			w = v[f, "steps/" s "/step"]
			count[w]++
			name = v[f, "steps/" s "/title"]
			if (!(w in least) || name < least[w])
				least[w] = name
			whose[w] = whose[w] " " v[f, "group"]
			where[w] = f SUBSEP s
		}
	}
	for (w in count) {
		if (count[w] > 1) {
			# In order of name.
			row = ""
			split("con ind lab ld", order, " ")
			for (i = 1; i <= 4; i++)
				if (index(whose[w], " " order[i]))
					row = row (row == "" ? "" : ", ") \
						group_of(now[order[i]])
			say("common", least[w] "," count[w] "," row)
			continue
		}
		split(where[w], row_of, SUBSEP)
		f = row_of[1]
		say("alone", group_short(v[f, "group"]) "," \
			v[f, "steps/" row_of[2] "/title"] "," \
			v[f, "steps/" row_of[2] "/evidence"])
	}
	split("con lab ld ind", order, " ")
	for (s = 0; s < most; s++) {
		row = s + 1
		for (i = 1; i <= 4; i++)
			row = row "," v[now[order[i]], "steps/" s "/title"] \
				(v[now[order[i]], "steps/" s "/optional"] == \
				 "true" ? " (some)" : "")
		say("steps", row)
	}
	say("extent.most", most)
	say("extent.least", fewest)
}
# One way in, whole.
function way(f, s, k) {
	say("ways", v[f, "id"] "," v[f, "title"] "," v[f, "source"] "," \
		field("groups", v[f, "group"], "office/name"))
	for (s = 0; s < many(f, "steps"); s++) {
		k = "steps/" s "/"
		say("way", s + 1 "," v[f, k "title"] "," \
			any_of(f, k "done_by") "," \
			(v[f, k "step"] == "decision" ? "the decision" : \
			 v[f, k "gate"] == "true" ? "no decision without it" : \
			 v[f, k "optional"] == "true" ? "may be left out" : "") \
			"," v[f, k "evidence"])
	}
	for (s = 0; s < many(f, "assumptions"); s++)
		say("assumptions", v[f, "assumptions/" s])
}
# The version that ended when this one began.
function before_of(f, n, all, i, o) {
	for (i = 1; i <= n; i++) {
		o = file["processes", all[i]]
		if (o != f && v[o, "group"] == v[f, "group"] && \
		    v[o, "in_force_until"] != "" && \
		    v[o, "in_force_until"] < v[f, "in_force_from"])
			return o
	}
	return ""
}
END { processes() }
