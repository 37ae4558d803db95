# The four processes side by side.
# reads: groups
# says: The most steps, {longest.steps}, are
function processes(n, all, i, k, f, most, row, order, text) {
	split("con lab ld ind", order, " ")
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["groups", all[i]]
		k = many(f, "entry")
		say("longest", v[f, "name"] "," k)
		most = k > most ? k : most
		text = ""
		for (k = 0; k < many(f, "accredits"); k++)
			text = text (k ? " or " : "") words(v[f, "accredits/" k])
		say("deciders", v[f, "name"] "," v[f, "executive"] "," text \
			"," (v[f, "cv_expected"] == "true" ? "yes" : "no"))
	}
	for (k = 0; k < most; k++) {
		row = k + 1
		for (i = 1; i <= 4; i++)
			row = row "," words(v[file["groups", order[i]], \
				"entry/" k])
		say("steps", row)
	}
	say("longest.steps", most)
}
END {
	processes()
}
