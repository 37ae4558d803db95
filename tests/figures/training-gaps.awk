# The training gaps.
# with: training
# reads: attendance events courses peers people groups policies decisions inductions assignments
function named(list, i, last, p) {
	p = field("people", v[who[i], "person"], "name")
	return list (list == "" ? "" : "\t") p "|" i "|" p \
		(last == "" ? "" : " (" substr(last, 1, 4) ")")
}
# Why a peer is asked: what stands first of the reasons that there are.
function why(i, c, f, k, n, all, text, t) {
	f = file["courses", c]
	if (v[f, "expected"] != "may" && (!many(f, "groups") || \
	    among(f, "groups", pool[i]))) {
		if (v[f, "audience"] == "new-peers")
			text = "new peers"
		else if (!many(f, "needed_for"))
			text = many(f, "groups") ? "all peers of the group" : "all peers"
		for (k = 0; k < many(f, "needed_for"); k++) {
			t = v[f, "needed_for/" k]
			if ((i, t) in offered && (text == "" || "for the role " t < text))
				text = "for the role " t
		}
	}
	n = split(ids["policies"], all, " ")
	for (k = 1; k <= n; k++) {
		f = file["policies", all[k]]
		if (v[f, "group"] == pool[i] && many(f, "training/mandatory"))
			for (t = 0; t < many(f, "training/mandatory"); t++)
				if (v[f, "training/mandatory/" t "/course"] == c && \
				    (text == "" || v[f, "title"] < text))
					text = v[f, "title"]
	}
	return text
}
function gaps(n, all, c, i, far, k, must, any, one, reason, p, r) {
	n = split(ids["courses"], all, " ")
	for (i in pool)
		for (c = 1; c <= n; c++) {
			far = expected(i, all[c])
			if (far == "")
				continue
			asked[all[c], far, pool[i]]++
			rows[all[c], far] = 1
			if (!lacks(i, all[c]))
				continue
			lack[all[c], far, pool[i]]++
			lacking[i] = lacking[i] far
			reason = why(i, all[c])
			p = last_at[v[who[i], "person"], all[c]]
			if (far == "must" || reason ~ /^for the role/)
				people[pool[i], all[c], far] = \
					named(people[pool[i], all[c], far], i, p)
		}
	for (k in rows) {
		split(k, one, SUBSEP)
		say("courses", field("courses", one[1], "name") "," one[2] "," \
			of(k, "con") "," of(k, "ind") "," of(k, "lab") "," of(k, "ld"))
	}
	for (k in people) {
		split(k, one, SUBSEP)
		say("who", field("groups", one[1], "name") "," \
			field("courses", one[2], "name") "," \
			(one[3] == "must" ? "must" : "for their role") "," \
			sorted(people[k]))
	}
	for (i in lacking) {
		any++
		must += lacking[i] ~ /must/
	}
	for (i in pool)
		all_peers++
	say("all.peers", all_peers)
	say("all.any", any)
	say("all.must", must)
	for (k in no) {
		split(k, one, SUBSEP)
		if (one[3] == "conference" && one[2] == "member")
			missing[pool[one[1]]] = named(missing[pool[one[1]]], one[1], \
				last_of[v[who[one[1]], "person"], "peer-conference"])
		if (!((one[1], one[2]) in offered) || one[3] !~ /conference|induction|training/ || \
		    (one[1], one[3]) in barred)
			continue
		barred[one[1], one[3]] = 1
		bar[one[3], pool[one[1]]]++
		reasons[one[3]] = 1
	}
	for (r in reasons)
		say("barred", r "," bar[r, "con"] + 0 "," bar[r, "ind"] + 0 "," \
			bar[r, "lab"] + 0 "," bar[r, "ld"] + 0)
	for (k in missing)
		say("conference", field("groups", k, "name") "," sorted(missing[k]))
}
function of(k, g) {
	return (k, g) in asked ? lack[k, g] + 0 " of " asked[k, g] : ""
}
END {
	read_pool()
	trained()
	judge()
	gaps()
}
