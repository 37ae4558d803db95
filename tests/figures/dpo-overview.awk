# What is held about whom. Which kinds are about people, of which class they are
# and for how long they are kept is read from the schemas, so that a kind that
# the report does not know is found.
function schemas(list, f, line, kind, folder) {
	list = "ls schemas/*.yaml"
	while ((list | getline f) > 0) {
		kind = f
		gsub(/^schemas\/|\.yaml$/, "", kind)
		while ((getline line < f) > 0) {
			if (line ~ /^  path: /) {
				folder = line
				gsub(/.*records\/|\/.*/, "", folder)
				of[folder] = kind
			}
			if (line ~ /^  salt: true/)
				personal[kind] = 1
			if (line ~ /^  retention: /) {
				after[kind] = line
				sub(/.*after: /, "", after[kind])
				sub(/,.*/, "", after[kind])
				keep[kind] = line
				sub(/.*keep: P/, "", keep[kind])
				sub(/Y.*/, "", keep[kind])
			}
			special[kind] = special[kind] || line ~ /x-data: special/
			third[kind] = third[kind] || line ~ /x-data: third-party/
		}
		close(f)
	}
}
function names(list, i, n, w, pair) {
	list = "adjustment=Adjustments;application=Applications;" \
		"appraisal=Appraisals;assignment=Assignments;" \
		"attendance=Attendance;consent=Consents to matching;" \
		"decision=Decisions;equality=Equality answers;" \
		"feedback=Feedback;holder=Office holders;" \
		"induction=Inductions;mentoring=Mentoring;offer=Offers;" \
		"officer=Officer peers;peer=Peers;person=Persons;" \
		"referee=Referees"
	n = split(list, w, ";")
	for (i = 1; i <= n; i++) {
		split(w[i], pair, "=")
		name[pair[1]] = pair[2]
	}
}
# The last day of a record's time; "" where none is known.
function until(kind, f, who, from) {
	if (kind == "person" || \
	    (kind == "application" && led[v[f, "id"]]))
		return ""
	from = v[f, after[kind]]
	if (kind == "decision" && who in role) {
		if (field("peers", role[who], "left_on") == "")
			return ""
		if (field("peers", role[who], "left_on") > from)
			from = field("peers", role[who], "left_on")
	}
	return from == "" ? "" : (substr(from, 1, 4) + keep[kind]) substr(from, 5)
}
function months(d, m, y) {
	y = substr(d, 1, 4)
	m = substr(d, 6, 2) + 3
	if (m > 12) {
		m -= 12
		y++
	}
	return sprintf("%04d-%02d%s", y, m, substr(d, 8))
}
function count(kind, folder, n, all, i, f, who, end) {
	n = split(ids[folder], all, " ")
	for (i = 1; i <= n; i++) {
		f = file[folder, all[i]]
		who = kind == "person" ? all[i] : v[f, "person"]
		records[kind]++
		if (!((kind, who) in had))
			people[kind]++
		had[kind, who] = 1
		about[who]++
		total++
		end = until(kind, f, who)
		if (end != "" && end < day) {
			late[kind]++
			overdue++
			past[kind, late[kind]] = end "\t" all[i]
			say_due[kind, late[kind]] = kind "," all[i] "," \
				(kind == "decision" && who in role && \
				field("peers", role[who], "left_on") > \
				v[f, after[kind]] ? \
				field("peers", role[who], "left_on") : \
				v[f, after[kind]]) "," end
		} else if (end != "" && end <= months(day))
			soon++
		if (kind == "adjustment" && \
		    (v[f, "ended_on"] == "" || v[f, "ended_on"] >= day))
			adjusted++
	}
}
# The twenty of each kind that are longest overdue.
function longest_due(kind, i, k, least) {
	for (k = 1; k <= 20 && k <= late[kind]; k++) {
		least = 0
		for (i = 1; i <= late[kind]; i++)
			if (!((kind, i) in shown) && \
			    (!least || past[kind, i] < past[kind, least]))
				least = i
		shown[kind, least] = 1
		say("due", say_due[kind, least])
	}
}
function what(who, f) {
	if (who in role) {
		f = file["peers", role[who]]
		return (since[who] <= day && (v[f, "left_on"] == "" || \
			v[f, "left_on"] >= day)) ? "Peers in the pool" : \
			"Former peers"
	}
	return ("holder", who) in had ? "Office holders" : \
		("officer", who) in had ? "Officer peers" : \
		("application", who) in had ? "Applicants" : \
		("referee", who) in had ? "Referees" : \
		who in mentee ? "Councillors who are mentored" : \
		"Nothing any more"
}
END {
	schemas()
	names()
	entries()
	roles()
	n = split(ids["decisions"], all, " ")
	for (i = 1; i <= n; i++)
		if (field("decisions", all[i], "outcome") == "accredited")
			led[field("decisions", all[i], "application")] = 1
	n = split(ids["mentoring"], all, " ")
	for (i = 1; i <= n; i++)
		mentee[field("mentoring", all[i], "mentee")] = 1
	for (folder in of)
		if (of[folder] in personal)
			count(of[folder], folder)
	for (kind in personal) {
		say("kinds", name[kind] "," (special[kind] ? "special" : \
			"personal") (third[kind] ? ", third" : "") "," \
			records[kind] + 0 "," people[kind] + 0 "," \
			(!records[kind] || !keep[kind] ? "" : keep[kind] == 1 ? \
			"1 year" : keep[kind] " years") "," late[kind] + 0)
		longest_due(kind)
	}
	for (who in about) {
		w = what(who)
		heads[w]++
		held[w] += about[who]
		if (about[who] > most[w])
			most[w] = about[who]
		everybody++
	}
	for (w in heads)
		say("whom", w "," heads[w] "," held[w] "," most[w])
	say("all.records", sprintf("%d,%03d", total / 1000, total % 1000))
	say("all.people", everybody)
	say("all.due", overdue + 0)
	say("soon.n", soon + 0)
	say("adjustments.n", adjusted + 0)
	n = split(ids["people"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["people", all[i]]
		w = v[f, "privacy_notice/version"]
		d = v[f, "privacy_notice/given_on"]
		given[w]++
		if (!(w in first) || d < first[w])
			first[w] = d
		if (d > last[w])
			last[w] = d
	}
	for (w in given)
		say("notices", w "," given[w] "," first[w] "," last[w])
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		d = v[f, "publish_consent/withdrawn_on"]
		gave += v[f, "publish_consent/given_on"] != ""
		took += d != ""
		holds += v[f, "publish_consent/given_on"] != "" && d == "" && \
			v[f, "left_on"] == ""
	}
	say("consents", "Public profile," gave + 0 "," took + 0 "," holds + 0)
	n = split(ids["consents"], all, " ")
	took = holds = 0
	for (i = 1; i <= n; i++) {
		f = file["consents", all[i]]
		d = v[f, "withdrawn_on"]
		took += d != ""
		holds += d == "" && (v[f, "until"] == "" || v[f, "until"] >= day)
	}
	say("consents", "Matching by a characteristic," n "," took "," holds)
	n = split(ids["equality"], all, " ")
	gave = took = 0
	for (i = 1; i <= n; i++) {
		gave += field("equality", all[i], "answered_on") != ""
		took += field("equality", all[i], "withdrawn_on") != ""
	}
	say("answers", n "," gave "," took)
}
