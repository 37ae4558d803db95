# The paper of February 2023.
# reads: papers actions plans recommendations
END {
	f = file["papers", "iib-2023-02-15-progress"]
	say("asks", v[f, "recommendations/0"])
	n = split(ids["recommendations"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["recommendations", all[i]]
		if (v[f, "form"] == "heading")
			say("headings", v[f, "title"])
		if (v[f, "form"] == "priority")
			say("priorities", v[f, "text"])
	}
	n = split(ids["actions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["actions", all[i]]
		if (v[f, "plan"] != "peer-support-review" || !to_do(f))
			continue
		lines++
		dated += due(f) != ""
		sooner += due(f) < first_due(f)
		begun += is_open(f) && by_day(f, "started_on")
	}
	say("lines.n", lines)
	say("lines.dated", dated)
	say("lines.sooner", sooner)
	say("lines.begun", begun + 0)
	f = file["plans", "peer-support-review"]
	for (n = 0; n < many(f, "themes"); n++) {
		t = "themes/" n "/"
		say("themes", v[f, "id"] "," v[f, t "number"] "," \
			v[f, t "title"] (v[f, t "heading"] == "restored" ? \
			" (heading restored)" : ""))
	}
}
