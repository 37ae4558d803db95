# Profiles and CVs.
# with: training
# reads: peers people groups policies decisions
function named(list, i, d) {
	d = d "/" field("people", v[who[i], "person"], "name")
	return list (list == "" ? "" : "\t") d "|" substr(d, index(d, "/") + 1) \
		",peer/" i "," substr(d, 1, index(d, "/") - 1)
}
function oldest(group, list, n, all, i) {
	n = split(sorted(list), all, "; ")
	for (i = 1; i <= n && i <= 10; i++)
		say("who", group "," all[i])
}
function freshness(n, all, i, g, f, d, months, is) {
	for (i in pool) {
		g = pool[i]
		f = who[i]
		d = v[f, "profile_last_confirmed"]
		months = set_to(g, "ageing/profile_months", day)
		if (least == "" || months < least)
			least = months
		peers++
		is = d < later(day, -months) ? "old" : \
			d < later(day, 2 - months) ? "soon" : "fresh"
		count[g, is]++
		if (is == "old")
			list[g] = named(list[g], i, d)
		lack[g, "control"] += !many(f, "control_known")
		lack[g, "skills"] += many(f, "skills") < 5
		lack[g, "areas"] += many(f, "service_areas") < 2
		lack[g, "consent"] += v[f, "publish_consent/given_on"] == "" || \
			v[f, "publish_consent/withdrawn_on"] != ""
		months = set_to(g, "ageing/cv_months", day)
		if (months == "")
			continue
		cvs[g] = months
		d = v[f, "cv_last_confirmed"]
		count[g, d == "" ? "none" : d < later(day, -months) ? "cv old" : \
			"cv fresh"]++
	}
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = all[i]
		f = field("groups", g, "name")
		say("groups", f "," count[g, "fresh"] + 0 "," count[g, "soon"] + 0 \
			"," count[g, "old"] + 0)
		say("lacks", f "," lack[g, "control"] + 0 "," lack[g, "skills"] + 0 \
			"," lack[g, "areas"] + 0 "," lack[g, "consent"] + 0)
		stale += count[g, "old"]
		if (g in list)
			oldest(f, list[g])
		if (g in cvs)
			say("cvs", f "," cvs[g] "," count[g, "cv fresh"] + 0 "," \
				count[g, "cv old"] + 0 "," count[g, "none"] + 0)
	}
	say("n.peers", peers)
	say("n.stale", stale)
	say("n.months", least)
}
END {
	read_pool()
	freshness()
}
