# The paper of January 2017.
# reads: papers
END {
	f = file["papers", "iib-2017-01-managing-peers"]
	for (n = 0; n < many(f, "recommendations"); n++) {
		text = v[f, "recommendations/" n]
		say("asks", "That the board " tolower(substr(text, 1, 1)) \
			substr(text, 2))
	}
}
