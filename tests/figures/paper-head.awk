# The head of a paper, which reads one record and counts nothing.
# reads: papers meetings
# options:
# options: -p paper=iib-2023-02-15-progress
END {
	id = P["paper"] == "" ? "iib-2026-12-10-progress" : P["paper"]
	f = file["papers", id]
	say("paper.meeting", field("meetings", v[f, "meeting"], "title"))
	say("paper.purpose", v[f, "purpose"])
	say("paper.office", v[f, "contact/office"])
	say("paper.position", v[f, "contact/position"])
	say("paper.phone", v[f, "contact/phone"] == "" ? "no number" : \
		v[f, "contact/phone"])
	say("paper.email", v[f, "contact/email"] == "" ? "no address" : \
		v[f, "contact/email"])
	say("paper.in_brief", v[f, "in_brief"])
	say("paper.confidential", v[f, "confidentiality"] == "public" ? "No" : "Yes")
	if (many(f, "actions"))
		say("asks-action", id)
	for (n = 0; n < many(f, "actions"); n++)
		say("action", v[f, "actions/" n])
	for (n = 0; n < many(f, "recommendations"); n++) {
		text = v[f, "recommendations/" n]
		if (text !~ /^That /)
			text = "That the board " tolower(substr(text, 1, 1)) \
				substr(text, 2)
		say("asks", text)
	}
}
