# common.awk: what the files that count have in common.  Each figure of a report,
# or of a paper that is one (peerpool report --list), is counted again by
# REPORT.awk beside this, in awk and not in SQL, from what
# tests/tools/figures.awk prints of the records.  tests/tools/figures.sh compares
# the two, and fails for a report that has no such file.  In the comment that
# opens it stand, as far as there is need:
#
#   # options: -p id=r-1    options of `peerpool report`, read by the shell; each
#                           such line is a run of its own, with -p or without;
#                           --date DAY makes it of another day
#   # reads: peers events   the folders of records that are counted; else, all
#   # with: training        functions of with/training.awk are used
#   # words: BLOCK.NAME     in a sentence, and not counted: it is no number
#   # skips: BLOCK: WHY     a block whose rows are not counted again
#
# In END it prints each row of each block, and what stands in sentences:
#
#   say("BLOCK", "a,b")     a row of the block's CSV, without quotes
#   say("BLOCK.NAME", 3)    what `=BLOCK.NAME` stands for in the report's source
#
# A block or a value that nobody counts is a fault; so is a block without an id.
# Included reports are counted for themselves, a template's blocks for all rows.
#
# There are:
#
#   day                     the day of the report
#   P["NAME"]               what -p NAME=... gave
#   v[FILE, PATH]           a value: v["records/peers/r-1.yaml", "roles/0"]
#   ids[FOLDER]             the ids of the records in a folder, blanks between
#   file[FOLDER, ID]        the file of one of them
#   many(FILE, PATH)        how many items a list has
#   work_name(ID)           what the request with that id is called
#   sorted(LIST)            "KEY|TEXT" with tabs between: the texts by their keys,
#                           semicolons between
BEGIN {
	FS = "\t"
	for (n in ENVIRON)
		if (n ~ /^P_/)
			P[substr(n, 3)] = ENVIRON[n]
}
{
	v[$1, $2] = $3
	if ($2 == "id") {
		kind = $1
		sub(/^records\//, "", kind)
		sub(/\/.*/, "", kind)
		file[kind, $3] = $1
		ids[kind] = ids[kind] " " $3
	}
}
# The longest number of each list is kept, so that many() need not look.
$2 ~ /\/[0-9]+(\/|$)/ {
	n = split($2, step, "/")
	path = step[1]
	for (k = 2; k <= n; k++) {
		if (step[k] ~ /^[0-9]+$/ && step[k] + 1 > items[$1, path])
			items[$1, path] = step[k] + 1
		path = path "/" step[k]
	}
}
function many(f, path) { return items[f, path] + 0 }
function sorted(list, n, all, i, k, t, text) {
	n = split(list, all, "\t")
	for (i = 2; i <= n; i++)
		for (k = i; k > 1 && all[k - 1] > all[k]; k--) {
			t = all[k]
			all[k] = all[k - 1]
			all[k - 1] = t
		}
	for (i = 1; i <= n; i++) {
		sub(/^.*\|/, "", all[i])
		text = text (i > 1 ? "; " : "") all[i]
	}
	return text
}
function words(text) { gsub(/-/, " ", text); return text }
function title(text) { text = words(text)
	return toupper(substr(text, 1, 1)) substr(text, 2) }
# A region is a name: all its words have capitals but the small ones.
function region(k, n, w, i, text) {
	n = split(k, w, "-")
	for (i = 1; i <= n; i++) {
		if (w[i] !~ /^(of|and)$/)
			w[i] = toupper(substr(w[i], 1, 1)) substr(w[i], 2)
		text = text (i > 1 ? " " : "") w[i]
	}
	return text }
# What a request is called: the council and the programme.
function work_name(id, f, h) {
	f = file["requests", id]
	h = v[f, "host"]
	return (h == "" ? "The association" : field("councils", h, "short_name")) \
		": " words(v[f, "programme"]) }
function field(k, i, path) { return v[file[k, i], path] }
# As a report's text has a date: 3 March 2026.
function long_date(d, name) {
	split("January February March April May June July August September " \
		"October November December", name, " ")
	return substr(d, 9) + 0 " " name[substr(d, 6, 2) + 0] " " substr(d, 1, 4) }
function say(block, row) { print block "\t" row }
function before(years) { return (substr(day, 1, 4) - years) substr(day, 5) }
# The first group that the peer left on that day or later, else the present.
function group_on(i, d, f, n, k, g, least) {
	f = file["peers", i]
	g = v[f, "group"]
	least = "9999"
	n = 0
	while ((f, "former_groups/" n "/until") in v) {
		k = v[f, "former_groups/" n "/until"]
		if (k >= d && k < least) {
			least = k
			g = v[f, "former_groups/" n "/group"]
		}
		n++
	}
	return g
}
function council_on(i, d, f, n) {
	f = file["peers", i]
	if (v[f, "council"] != "" && v[f, "council_since"] <= d)
		return v[f, "council"]
	for (n = 0; (f, "former_councils/" n "/council") in v; n++)
		if (v[f, "former_councils/" n "/from"] <= d && \
		    v[f, "former_councils/" n "/until"] >= d)
			return v[f, "former_councils/" n "/council"]
	return ""
}
function paused(f, n, until) {
	for (n = 0; (f, "pauses/" n "/from") in v; n++) {
		until = v[f, "pauses/" n "/until"]
		if (v[f, "pauses/" n "/from"] <= day && \
		    (until == "" || until >= day))
			return 1
	}
	return 0
}
function is_work(f) {
	return v[f, "role"] != "officer" && v[f, "accepted_on"] != "" && \
		v[f, "accepted_on"] <= day && \
		v[f, "starts_on"] <= day && (v[f, "cancelled_on"] == "" || \
		v[f, "cancelled_on"] > day)
}
# since[PERSON] becomes the day on which they were first accredited.
function entries(n, all, i, f, p) {
	n = split(ids["decisions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["decisions", all[i]]
		p = v[f, "person"]
		if (v[f, "outcome"] == "accredited" && \
		    (!(p in since) || v[f, "decided_on"] < since[p]))
			since[p] = v[f, "decided_on"]
	}
}
# role[PERSON] becomes the id of the person's record as a peer.
function roles(n, all, i) {
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++)
		role[field("peers", all[i], "person")] = all[i]
}
# Of the lines of plans: the days from one day to another, the date that counted
# on the day and the first one, how a line stood, and who owns it.
function day_number(d, y, m) {
	y = substr(d, 1, 4) + 0
	m = substr(d, 6, 2) + 0
	if (m < 3) {
		m += 12
		y--
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + \
		int((153 * (m - 3) + 2) / 5) + substr(d, 9, 2)
}
function days_from(a, b) { return day_number(b) - day_number(a) }
function first_due(f) {
	return many(f, "redated") ? v[f, "redated/0/from"] : v[f, "due_on"] }
function due(f, n, d) {
	d = first_due(f)
	for (n = 0; n < many(f, "redated"); n++)
		if (v[f, "redated/" n "/day"] <= day)
			d = v[f, "redated/" n "/to"]
	return d
}
function by_day(f, key) { return v[f, key] != "" && v[f, key] <= day }
function known(f) { return v[f, "recorded_on"] <= day }
function to_do(f) { return known(f) && v[f, "line"] == "action" }
function state(f) {
	if (by_day(f, "done_on"))
		return due(f) == "" ? "done, no date" : \
			v[f, "done_on"] > due(f) ? "done late" : "done on time"
	if (by_day(f, "closed_on"))
		return words(v[f, "status"])
	return due(f) == "" ? "no date" : due(f) < day ? "late" : "on time"
}
# What a table of a plan says in a line: its text, and how it stands.
function line_text(f) {
	return (v[f, "line"] == "example" ? "• " : v[f, "parent"] != "" ? \
		"– " : "") v[f, "text"] }
function line_stands(f) {
	return v[f, "printed_due"] "," due(f) "," (to_do(f) ? state(f) : "") }
function is_done(f) { return state(f) ~ /^done/ }
function is_closed(f) {
	return state(f) ~ /^(carried forward|superseded|dropped)$/ }
function is_open(f) { return state(f) ~ /^(late|on time|no date)$/ }
function owner(code) {
	if (code == "board")
		return "the board"
	if (code == "lead-members")
		return "Lead Members"
	if (code == "improvement-director")
		return "director of improvement"
	if (code == "wlga")
		return "Welsh Local Government Association"
	if (code ~ /^(con|lab|ld|ind)-group-office$/)
		return v[file["groups", substr(code, 1, index(code, "-") - 1)], \
			"office/name"]
	return words(code)
}
function owners(f, n, text) {
	for (n = 0; n < many(f, "owners"); n++)
		text = text (n ? ", " : "") owner(v[f, "owners/" n])
	return text
}
# That many months before the day, or after it if the number is below 0.
function months_before(n, y, m, d, last) {
	m = substr(day, 6, 2) - n
	y = substr(day, 1, 4)
	for (; m < 1; y--)
		m += 12
	for (; m > 12; y++)
		m -= 12
	return sprintf("%04d-%02d-%s", y, m, substr(day, 9, 2))
}
# The file of the group's way in that was in force on that day.
function way_in(g, d, n, all, i, f) {
	if ((g, d) in way_in_known)
		return way_in_known[g, d]
	n = split(ids["processes"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["processes", all[i]]
		if (v[f, "group"] == g && v[f, "in_force_from"] <= d && \
		    (v[f, "in_force_until"] == "" || v[f, "in_force_until"] >= d))
			return way_in_known[g, d] = f
	}
	return way_in_known[g, d] = ""
}
# decided[APPLICATION] becomes the file of the decision on it, if there is one.
function decisions(n, all, i, f, a) {
	n = split(ids["decisions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["decisions", all[i]]
		a = v[f, "application"]
		if (a != "" && v[f, "decided_on"] <= day && \
		    v[f, "outcome"] != "deferred" && (!(a in decided) || \
		    v[f, "decided_on"] > v[decided[a], "decided_on"]))
			decided[a] = f
	}
}
# Does the application run on the day?
function runs(f) {
	return v[f, "received_on"] <= day && (v[f, "closed_on"] == "" || \
		v[f, "closed_on"] > day) && !(v[f, "id"] in decided)
}
function step_done(f, step, i) {
	for (i = 0; i < many(f, "steps"); i++)
		if (v[f, "steps/" i "/step"] == step && \
		    v[f, "steps/" i "/done_on"] <= day)
			return 1
	return 0
}
# The number of the last step done, in the application's list.
function last_done(f, i, last) {
	last = -1
	for (i = 0; i < many(f, "steps"); i++)
		if (v[f, "steps/" i "/done_on"] <= day && (last < 0 || \
		    v[f, "steps/" i "/done_on"] >= v[f, "steps/" last "/done_on"]))
			last = i
	return last
}
# For how many days nothing has been done.
function standing(f, on) {
	on = v[f, "received_on"]
	if (last_done(f) >= 0 && v[f, "steps/" last_done(f) "/done_on"] > on)
		on = v[f, "steps/" last_done(f) "/done_on"]
	return day_number(day) - day_number(on)
}
# The number of the next step, in the list of its way in.
function next_step(f, w, s, k, ready) {
	w = way_in(v[f, "group"], day)
	for (s = 0; s < many(w, "steps"); s++) {
		if (v[w, "steps/" s "/optional"] == "true" || \
		    step_done(f, v[w, "steps/" s "/step"]))
			continue
		ready = 1
		for (k = 0; k < many(w, "steps/" s "/after"); k++)
			ready = ready && step_done(f, v[w, "steps/" s "/after/" k])
		if (ready)
			return s
	}
	return -1
}
# Whether the next step is a member's, and who may take it.
function for_members(f, w, s, k) {
	w = way_in(v[f, "group"], day)
	s = next_step(f)
	for (k = 0; k < many(w, "steps/" s "/done_by"); k++)
		if (v[w, "steps/" s "/done_by/" k] ~ \
		    /^(group-executive|(national|regional)-lead-peer)$/)
			return 1
	return 0
}
function any_of(f, path, k, text) {
	for (k = 0; k < many(f, path); k++)
		text = text (k ? " or " : "") words(v[f, path "/" k])
	return text
}
function step_title(w, step, s) {
	for (s = 0; s < many(w, "steps"); s++)
		if (v[w, "steps/" s "/step"] == step)
			return v[w, "steps/" s "/title"]
	return "Received"
}
# After how many days an application stands still.
function still_after(g, w, n, all, i, f, best) {
	w = way_in(g, day)
	if (v[w, "still_after_days"] != "")
		return v[w, "still_after_days"]
	n = split(ids["policies"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["policies", all[i]]
		if (v[f, "clocks/application_still_days"] == "" || \
		    v[f, "status"] == "proposed" || v[f, "in_force_from"] > day || \
		    (v[f, "in_force_until"] != "" && v[f, "in_force_until"] < day) || \
		    (v[f, "group"] != "" && v[f, "group"] != g))
			continue
		if (best == "" || v[f, "group"] > v[best, "group"] || \
		    (v[f, "group"] == v[best, "group"] && \
		     v[f, "in_force_from"] > v[best, "in_force_from"]))
			best = f
	}
	return v[best, "clocks/application_still_days"]
}
function is_still(f) { return standing(f) > still_after(v[f, "group"]) }
# Is the peer with that record in the pool on the day?  After entries().
function in_pool(f) {
	return (v[f, "person"] in since) && since[v[f, "person"]] <= day && \
		(v[f, "left_on"] == "" || v[f, "left_on"] >= day)
}
# The block pool: how many each group has, rounded to 5.  After entries().
function pool_by_group(n, all, i, f, g, size) {
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++)
		if (in_pool(file["peers", all[i]]))
			size[group_on(all[i], day)]++
	for (g in size)
		say("pool", field("groups", g, "name") "," \
			(size[g] < 10 ? "[c]" : int(size[g] / 5 + 0.5) * 5))
}
# Until when the group's accreditation of that person is good.
function good_until(person, g, n, all, i, f, last, until) {
	n = split(ids["decisions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["decisions", all[i]]
		if (v[f, "person"] == person && v[f, "group"] == g && \
		    v[f, "outcome"] ~ /^(accredited|confirmed)$/ && \
		    v[f, "decided_on"] <= day && v[f, "decided_on"] > last) {
			last = v[f, "decided_on"]
			until = v[f, "valid_until"]
		}
	}
	return until
}
function group_short(g) { g = field("groups", g, "name")
	sub(/ Group$/, "", g)
	return g }
function person_name(p) { return field("people", p, "name") }
# What policies set on a day: the group's own, else the general one; the latest.
function policy(g, d, path, all, n, i, f, best, rank, top) {
	n = split(ids["policies"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["policies", all[i]]
		if (v[f, path] == "" || v[f, "status"] == "proposed" || \
		    v[f, "in_force_from"] > d || \
		    (v[f, "in_force_until"] != "" && \
		     v[f, "in_force_until"] < d) || \
		    (v[f, "group"] != "" && v[f, "group"] != g))
			continue
		rank = (v[f, "group"] != "") v[f, "in_force_from"]
		if (rank > top) {
			top = rank
			best = v[f, path]
		}
	}
	return top == "" ? "" : best ~ /^[0-9.]+$/ ? best + 0 : best }
# Accepted by the day, begun or not, and not called off by it.
function is_booked(f) {
	return v[f, "role"] != "officer" && v[f, "accepted_on"] != "" && \
		v[f, "accepted_on"] <= day && (v[f, "cancelled_on"] == "" || \
		v[f, "cancelled_on"] > day) }
# What rounds as SQL does.
function round(x) { return int(x + 0.5) }
function round1(x) { return int(x * 10 + 0.500001) / 10 }
