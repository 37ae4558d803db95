# The head of a paper, which reads one record and counts nothing.
# reads: papers meetings
# options:
# options: -p paper=iib-2023-02-15-progress
# says: Meeting: {paper.meeting}
# says: For {paper.purpose}.
# says: Office: {paper.office}
END {
	id = P["paper"] == "" ? "iib-2026-12-10-progress" : P["paper"]
	f = file["papers", id]
	say("paper.meeting", field("meetings", v[f, "meeting"], "title"))
	say("paper.purpose", v[f, "purpose"])
	say("paper.office", v[f, "contact/office"])
	for (n = 0; n < many(f, "recommendations"); n++) {
		text = v[f, "recommendations/" n]
		if (text !~ /^That /)
			text = "That the board " tolower(substr(text, 1, 1)) \
				substr(text, 2)
		say("asks", text)
	}
}
