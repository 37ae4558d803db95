# Makes what an office has: `awk -f workbook.awk -v dir=DIR -v rows=300` writes
# DIR/peers.csv, a workbook saved as CSV with the usual mess, and below
# DIR/records the councils and events of which it speaks.  The same for the same
# rows.  The councils are real, the people and events invented.
function any(list, n,   a) { n = split(list, a, "|"); return a[pick(n)] }
function pick(n) { seed = (seed * 69069 + 1) % 4294967296
	return int(seed / 65536) % n + 1 }

function council(code, short, region, type, from, until, next_one,   f) {
	f = dir "/records/councils/" code ".yaml"
	print "id: " code "\nname: " short " Council\nshort_name: " short > f
	printf "gss_code: E06%06d\n", ++gss > f
	print "region: " region "\ntype: " type > f
	if (from) print "founded_on: " from > f
	if (until) print "abolished_on: " until "\nsuccessors: [" next_one "]" > f
	close(f)
	if (!until && code != "NYE" && code != "CBD") {
		names[++councils] = short
		region_of[short] = region
	}
}

function event(course, day, name,   id, f) {
	id = day "-" course
	f = dir "/records/events/" id ".yaml"
	print "id: " id "\ncourse: " course "\nversion: v1" > f
	print "name: " name ", " day "\nstarts_on: " day "\nends_on: " day > f
	print "place: online\norganiser: improvement-team" > f
	close(f)
	days[course, ++held[course]] = day
}

# A day, in one of three styles.
function typed(day,   p, months) {
	if (!day) return ""
	split(day, p, "-")
	split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", months, " ")
	if (seed % 3 == 0) return p[3] "/" p[2] "/" p[1]
	if (seed % 3 == 1) return (p[3] + 0) " " months[p[2] + 0] " " p[1]
	return (p[3] + 0) "." (p[2] + 0) "." substr(p[1], 3)
}

function trained(course) {
	return pick(3) == 1 ? "" : typed(days[course, pick(held[course])])
}

function cell(text) {
	if (text ~ /[",\n]/) {
		gsub(/"/, "\"\"", text)
		text = "\"" text "\""
	}
	line = line (cells++ ? "," : "") text
}

function end_row() { printf "%s\r\n", line > sheet; line = ""; cells = 0 }

# What people do to a text without seeing it.
function messy(text,   n) {
	n = pick(9)
	if (n == 1) return text "  "
	if (n == 2) return " " text
	if (n == 3) { sub(/ /, "  ", text); return text }
	if (n == 4) { sub(/ /, "\302\240", text); return text }
	return text
}

function title_of(i) { return i % 17 == 0 ? "Dr" : i % 5 == 0 ? "Cllr" : "" }

function skills_of(   n, k, out, s, seen) {
	for (n = 3 + pick(3); k < n;) {
		s = any("Chairing|Digital|Governance|Negotiation|Scrutiny|" \
			"Strategy|Public speaking|Community engagement|" \
			"Cross-party working|Change management")
		if (s in seen) continue
		seen[s] = 1
		out = out (k++ ? any(", |; |;") : "") s
	}
	return out
}

function row(i,   name, short, group, mail) {
	name = given[(i - 1) % 20 + 1] " " family[int((i - 1) / 20) + 1]
	short = names[pick(councils)]
	group = any("Conservative|Labour|Lib Dem|Independent|labour|" \
		    "Liberal  Democrat")
	mail = tolower(name) i "@example.org"
	gsub(/ /, ".", mail)
	gsub(/\303\242/, "a", mail)
	if (i == 41) { name = last_name; while (short == last_council)
		short = names[pick(councils)] }
	last_name = name
	last_council = short
	region = region_of[short]
	gsub(/-/, " ", region)
	phone = sprintf("01632 96%04d", i)
	accredited = typed(sprintf("20%02d-%02d-%02d", 15 + pick(9), pick(12),
				   pick(28)))
	skills = skills_of()
	training = trained("cpc-member-training")
	if (i == 77) { short = "Allerdale"; region = "North West" }
	if (i == 120) short = "Borsetshire"
	if (i == 150) accredited = "31/02/2023"
	if (i == 160) skills = skills "; Juggling"
	if (i == 170) training = "25/12/2023"
	if (i == 180) phone = "1632960180"
	if (i == 190) mail = ""
	if (i == 200) group = "Monster Raving"
	if (i == 210) mail = "see notes"
	cell(title_of(i)); cell(messy(i % 7 ? name : "Cllr " name))
	cell(messy(i % 11 ? short : toupper(short))); cell(region); cell(group)
	cell(mail); cell(phone); cell(accredited)
	cell(sprintf("EX 2019/%d", i)); cell(group ~ /Lib/ ? "03/03/2023" : "")
	cell(training); cell(trained("mentoring-training"))
	cell(trained("peer-induction")); cell(trained("member-peer-conference"))
	cell(messy(skills)); cell(any("Housing|Planning; Housing|Finance,Education"))
	cell(any("District|Unitary; County|London borough"))
	cell(any("Leader|Cabinet member|Councillor|Scrutiny chair"))
	cell(typed(sprintf("20%02d-05-%02d", 10 + pick(9), pick(8))))
	cell(any("5|10|12.5")); cell(typed("2026-0" pick(9) "-11"))
	cell(i % 13 ? "" : "Rang on Monday,\nno answer")
	end_row()
}

BEGIN {
	seed = 20261130
	sheet = dir "/peers.csv"
	split("Ada Bronwen Chidi Dilys Emeka Farah Gwilym Harriet Imran Joan " \
	      "Kwame Lowri Meera Niall Oona Priya Rhys Siân Tariq Una",
	      given, " ")
	split("Aldridge Brackenbury Coldwell Dunmore Eastlake Fairweather " \
	      "Greenhalgh Hollins Ironside Jessop Kettlewell Larkin " \
	      "Marchbanks Nettleton Okonjo Pemberley Quillfeather " \
	      "Ravensworth Stannard Thackrah", family, " ")
	council("ADU", "Adur", "south-east", "district")
	council("CLD", "Calderdale", "yorkshire-and-the-humber",
		"metropolitan-district")
	council("CBD", "Cumberland", "north-west", "unitary", "2023-04-01")
	council("ALL", "Allerdale", "north-west", "district", "",
		"2023-04-01", "CBD")
	council("NYK", "North Yorkshire", "yorkshire-and-the-humber", "county",
		"", "2023-04-01", "NYE")
	council("NYE", "North Yorkshire", "yorkshire-and-the-humber",
		"unitary", "2023-04-01")
	council("BST", "City of Bristol", "south-west", "unitary")
	council("DUR", "County Durham", "north-east", "unitary")
	council("KLW", "King's Lynn & West Norfolk", "east-of-england",
		"district")
	council("SHN", "St Helens", "north-west", "metropolitan-district")
	council("GWN", "Gwynedd", "wales", "welsh-unitary")
	names[++councils] = "North Yorkshire"
	region_of["North Yorkshire"] = "yorkshire-and-the-humber"
	names[++councils] = "Kings Lynn and West Norfolk"
	region_of["Kings Lynn and West Norfolk"] = "east-of-england"
	names[++councils] = "St. Helens"
	region_of["St. Helens"] = "north-west"
	for (y = 2021; y <= 2025; y++) {
		event("cpc-member-training", y "-05-10", "Challenge training")
		event("cpc-member-training", y "-10-04", "Challenge training")
		event("mentoring-training", y "-06-13", "Mentoring training")
		event("peer-induction", y "-02-01", "Induction")
		event("member-peer-conference", y "-11-12", "Conference")
	}
	printf "\357\273\277" > sheet
	cell("Member peers"); end_row()
	cell("Kept by the office, printed 12/11/2026"); end_row()
	split("Peer||Council|Region|Group|E-mail|Phone|Accredited|Minute|" \
	      "ALDC seen|Training||||Skills|Service areas|" \
	      "Kind of council known|Office|On council since|Days a year|" \
	      "Profile confirmed|Notes", upper, "|")
	split("Title|Name|||||||||Peer challenge|Mentoring|Induction|" \
	      "Conference||||||||", lower, "|")
	for (c = 1; c <= 22; c++) cell(upper[c])
	end_row()
	for (c = 1; c <= 22; c++) cell(lower[c])
	end_row()
	for (i = 1; i <= rows; i++) {
		row(i)
		if (i % 100 == 0) { for (c = 1; c <= 22; c++) cell(""); end_row() }
		if (i == 50) { cell(""); cell("vacancy"); cell("Adur"); end_row() }
	}
	cell("Total"); cell(rows); end_row()
	cell(""); cell("Checked by the office"); end_row()
}
