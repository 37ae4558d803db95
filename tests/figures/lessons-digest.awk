# What councils taught us.
# options: -p year=2026
# options: -p year=2024
# reads: requests
END {
	n = split(ids["requests"], a, " ")
	for (i = 1; i <= n; i++) {
		f = file["requests", a[i]]
		if (substr(v[f, "closed_on"], 1, 4) != P["year"] || \
		    v[f, "closed_on"] > day)
			continue
		works += many(f, "lessons") > 0
		for (k = 0; k < many(f, "lessons"); k++) {
			lessons++
			t = v[f, "lessons/" k "/theme"]
			theme[t]++
			text = v[f, "lessons/" k "/text"]
			if (!((t, text) in told))
				say("lessons", text)
			told[t, text] = 1
		}
	}
	for (t in theme) {
		themes++
		say("themes", title(t) "," theme[t])
		say("by", t "," title(t))
	}
	say("sum.year", P["year"])
	say("sum.works", works + 0)
	say("sum.lessons", lessons + 0)
	say("sum.themes", themes + 0)
}
