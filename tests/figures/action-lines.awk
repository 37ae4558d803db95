# A plan, theme by theme and line by line.
# reads: plans actions
# options:
# options: -p plan=joint-programme
END {
	plan = P["plan"] == "" ? "peer-support-review" : P["plan"]
	f = file["plans", plan]
	for (n = 0; n < many(f, "themes"); n++) {
		t = "themes/" n "/"
		say("themes", plan "," v[f, t "number"] "," v[f, t "title"] \
			(v[f, t "heading"] == "restored" ? \
			 " (heading restored)" : ""))
	}
	n = split(ids["actions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["actions", all[i]]
		if (v[f, "plan"] == plan && known(f))
			say("lines", line_text(f) ",action/" all[i] "," \
				line_stands(f))
	}
}
