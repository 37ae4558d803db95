# Who comes, who goes, and what follows; for all groups and for one.
# reads: applications decisions processes policies peers groups
# options:
# options: -p group=ind
function mine(g) { return group == "all" || g == group }
function half_up(x) { return int(x + 0.5) }
END {
	group = P["group"] == "" ? "all" : P["group"]
	entries()
	decisions()
	next_year = (substr(day, 1, 4) + 1) substr(day, 5)
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		g = v[f, "group"]
		if (!runs(f) || !mine(g))
			continue
		waiting++
		running[g]++
		last = last_done(f)
		k = group_short(g) "," step_title(way_in(g, day), \
			last < 0 ? "" : v[f, "steps/" last "/step"])
		stage[k]++
		if (standing(f) > longest[k])
			longest[k] = standing(f)
		stopped[k] += is_still(f)
	}
	for (k in stage)
		say("pipeline", k "," stage[k] "," longest[k] + 0 "," stopped[k])
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		p = v[f, "person"]
		g = v[f, "group"]
		gone = v[f, "left_on"]
		if (mine(g) && (p in since) && since[p] <= day) {
			came[substr(since[p], 1, 4)]++
			recent[g] += since[p] > before(3)
		}
		if (mine(g) && gone != "" && gone < day) {
			went[substr(gone, 1, 4)]++
			if (gone >= before(3)) {
				lost[g]++
				why[title(v[f, "left_because"])]++
			}
			left += gone >= before(1)
		}
		g = group_on(all[i], day)
		if (!in_pool(f) || !mine(g))
			continue
		pool++
		size[g]++
		d = since[p]
		joined += d > before(1)
		long[d > before(1) ? "Under 1 year" : d > before(3) ? \
			"1 to 3 years" : d > before(5) ? "3 to 5 years" : \
			d > before(8) ? "5 to 8 years" : "8 years and more"]++
		for (k = 0; k < many(f, "skills"); k++)
			skill[title(v[f, "skills/" k])]++
		k = v[f, "term_ends_on"]
		if (k != "" && k >= day && k <= next_year) {
			up[g]++
			seats++
		}
		k = substr(k, 1, 7)
		term[k]++
		of[k, g]++
	}
	for (y = substr(day, 1, 4) - 5; y <= substr(day, 1, 4); y++)
		say("moves", y "," came[y] + 0 "," went[y] + 0)
	for (k in why) {
		text = k
		sub(/re el/, "re-el", text)
		say("reasons", text "," why[k])
	}
	for (k in long)
		say("service", k "," long[k])
	# The eight that fewest name; of as many, the first by name.
	for (k in skill) {
		rarer = 0
		for (o in skill)
			rarer += skill[o] < skill[k] || \
				(skill[o] == skill[k] && o < k)
		if (rarer < 8)
			say("skills", k "," skill[k])
	}
	for (k in term)
		say("terms", k "," term[k] "," of[k, "con"] + 0 "," \
			of[k, "lab"] + 0 "," of[k, "ld"] + 0 "," of[k, "ind"] + 0)
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = all[i]
		if (mine(g))
			say("forecast", group_short(g) "," size[g] + 0 "," \
				half_up(recent[g] / 3) "," half_up(lost[g] / 3) \
				"," size[g] + half_up(recent[g] / 3) - \
				half_up(lost[g] / 3) "," running[g] + 0 "," \
				up[g] + 0)
	}
	say("now.n", pool)
	say("now.joined", joined + 0)
	say("now.gone", left + 0)
	say("now.waiting", waiting + 0)
	say("now.terms", seats + 0)
}
