# A plan, theme by theme; its lines are counted for action-plan.
# reads: plans
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
}
