# The paper of January 2017.
# reads: papers processes groups
function joined(f, path, leaf, between, n, text) {
	for (n = 0; n < many(f, path); n++)
		text = text (n ? between : "") v[f, path "/" n leaf] \
			(v[f, path "/" n "/optional"] == "true" ? " (some)" : "")
	return text
}
END {
	f = file["papers", "iib-2017-01-managing-peers"]
	for (n = 0; n < many(f, "recommendations"); n++) {
		text = v[f, "recommendations/" n]
		say("asks", "That the board " tolower(substr(text, 1, 1)) \
			substr(text, 2))
	}
	n = split(ids["processes"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["processes", all[i]]
		if (v[f, "in_force_from"] <= day && \
		    (v[f, "in_force_until"] == "" || \
		     v[f, "in_force_until"] >= day))
			say("ways", field("groups", v[f, "group"], "name") "," \
				joined(f, "steps", "/title", "; ") "," \
				words(joined(f, "deciders", "", " or ")))
	}
}
