# What the four offices handed over.
# reads: statistics groups
END {
	n = split(ids["statistics"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["statistics", a[i]]
		g = v[f, "group"]
		say("given", field("groups", g, "name") "," v[f, "title"] "," \
			v[f, "as_at"] "," v[f, "least"] "," v[f, "round"])
		m = v[f, "measure"]
		if (!by_day(f, "as_at") || \
		    v[f, "as_at"] < v[latest[m, g], "as_at"])
			continue
		latest[m, g] = f
	}
	table("regions", "peers-by-region")
	table("service", "peers-by-length-of-service")
}
function table(block, m, i, k, f, t, cell, rows, order) {
	split("con lab ld ind", order, " ")
	for (i = 1; i <= 4; i++) {
		f = latest[m, order[i]]
		for (k = 0; k < many(f, "values"); k++) {
			t = v[f, "values/" k "/of"]
			cell[t, i] = v[f, "values/" k "/withheld"] == "true" ? \
				"[c]" : v[f, "values/" k "/count"]
			rows[t] = 1
		}
	}
	for (t in rows)
		say(block, t "," cell[t, 1] "," cell[t, 2] "," cell[t, 3] \
			"," cell[t, 4])
}
