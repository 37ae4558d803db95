# common.awk: what the files that count have in common.  Each figure of a report,
# or of a paper that is one (peerpool report --list), is counted again by
# REPORT.awk beside this, in awk and not in SQL, from what
# tests/tools/figures.awk prints of the records.  tests/tools/figures.sh compares
# the two, and fails for a report that has no such file.  In the comment that opens it stand, as far as there is need:
#
#   # options: -p id=r-1    options of `peerpool report`, read by the shell; each
#                           such line is a run of its own, with -p or without
#   # reads: peers events   the folders of records that are counted; else, all
#   # says: There are {BLOCK.NAME} ...
#                           a sentence of the report's Markdown (or part of one)
#   # skips: BLOCK: WHY     a block whose rows are not counted again
#   # none: WHY             nothing is; the report is made, and that is all
#
# In END it prints each row of each block, and what stands in sentences:
#
#   say("BLOCK", "a,b")     a row of the block's CSV, without quotes
#   say("BLOCK.NAME", 3)    what {BLOCK.NAME} stands for
#
# There are:
#
#   day                     the day of the report
#   P["NAME"]               what -p NAME=... gave
#   v[FILE, PATH]           a value: v["records/peers/r-1.yaml", "roles/0"]
#   ids[FOLDER]             the ids of the records in a folder, blanks between
#   file[FOLDER, ID]        the file of one of them
#   many(FILE, PATH)        how many items a list has
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
function words(text) { gsub(/-/, " ", text); return text }
function title(text) { text = words(text)
	return toupper(substr(text, 1, 1)) substr(text, 2) }
# A region is a name: all its words have capitals but the small ones.
function region(k, n, w, i, text) {
	n = split(k, w, "-")
	for (i = 1; i <= n; i++) {
		if (w[i] !~ /^(of|and|the)$/)
			w[i] = toupper(substr(w[i], 1, 1)) substr(w[i], 2)
		text = text (i > 1 ? " " : "") w[i]
	}
	return text }
function field(k, i, path) { return v[file[k, i], path] }
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
function group_name(g) { return field("groups", g, "name") }
function person_name(p) { return field("people", p, "name") }
# A day that many months later.
function later(d, months, y, m, n, last) {
	y = substr(d, 1, 4)
	m = substr(d, 6, 2) - 1 + months
	y += int((m + 1200) / 12) - 100
	m = (m + 1200) % 12 + 1
	n = substr(d, 9, 2) + 0
	last = m == 2 ? 28 + (y % 4 == 0) : m ~ /^(4|6|9|11)$/ ? 30 : 31
	if (n > last) {
		n -= last
		m++
	}
	return sprintf("%04d-%02d-%02d", y, m, n)
}
# What policy sets for a group, such as set_to("lab", "ageing/cv_months", day):
# the group's own before the general, then the latest.  "": nothing.
function set_to(g, path, d, n, all, i, f, rank, best, value) {
	n = split(ids["policies"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["policies", all[i]]
		if (!((f, path) in v) || v[f, "status"] == "proposed" || \
		    (v[f, "group"] != "" && v[f, "group"] != g) || \
		    v[f, "in_force_from"] > d || \
		    (v[f, "in_force_until"] != "" && v[f, "in_force_until"] < d))
			continue
		rank = (v[f, "group"] != "") v[f, "in_force_from"]
		if (rank > best) {
			best = rank
			value = v[f, path]
		}
	}
	return value
}
# pool[ID] becomes the group of each peer who is in the pool, who[ID] their
# record, and offered[ID, ROLE] 1.
function read_pool(n, all, i, f, p, k) {
	entries()
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		p = v[f, "person"]
		if (!(p in since) || since[p] > day || \
		    (v[f, "left_on"] != "" && v[f, "left_on"] < day))
			continue
		pool[all[i]] = group_on(all[i], day)
		who[all[i]] = f
		for (k = 0; k < many(f, "roles"); k++)
			offered[all[i], v[f, "roles/" k]] = 1
	}
}
# last_at[PERSON, COURSE] and last_of[PERSON, FAMILY] become the last day at one,
# times[PERSON, COURSE] how often in a year; held[COURSE] the last event's day.
function trained(n, all, i, f, e, c, p, d) {
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		d = v[e, "ends_on"]
		if (v[f, "outcome"] !~ /^(attended|part)$/ || d > day || \
		    v[f, "result"] == "not-yet")
			continue
		p = v[f, "person"]
		c = v[e, "course"]
		if (d > last_at[p, c])
			last_at[p, c] = d
		c = field("courses", c, "family")
		if (d > last_of[p, c])
			last_of[p, c] = d
		times[p, v[e, "course"]] += d > before(1)
	}
	n = split(ids["events"], all, " ")
	for (i = 1; i <= n; i++) {
		e = file["events", all[i]]
		c = v[e, "course"]
		d = v[e, "ends_on"]
		if (v[e, "cancelled_on"] == "" && d <= day && d > held[c])
			held[c] = d
	}
}
# Does what was last had of a course still count?
function counts(p, c, last, k) {
	last = last_at[p, c]
	k = field("courses", c, "counts_for")
	if (last == "" || k == "")
		return last != ""
	return later(last, substr(k, 2) * (k ~ /Y$/ ? 12 : 1)) >= day
}
function among(f, list, value, i) {
	for (i = 0; i < many(f, list); i++)
		if (v[f, list "/" i] == value)
			return 1
	return 0
}
# Is the course mandatory for the peer, by the latest list of the group or of all?
function mandatory(i, c, n, all, k, f, g, best, from, found, s) {
	n = split(ids["policies"], all, " ")
	for (s = 0; s < 2; s++) {
		best = from = ""
		for (k = 1; k <= n; k++) {
			f = file["policies", all[k]]
			if (many(f, "training/mandatory") && \
			    v[f, "status"] != "proposed" && \
			    v[f, "group"] == (s ? pool[i] : "") && \
			    v[f, "in_force_from"] <= day && \
			    v[f, "in_force_from"] > from) {
				from = v[f, "in_force_from"]
				best = f
			}
		}
		for (k = 0; best != "" && k < many(best, "training/mandatory"); k++) {
			g = "training/mandatory/" k "/"
			if (v[best, g "course"] == c && (v[best, g "role"] == "" || \
			    (i, v[best, g "role"]) in offered))
				found = 1
		}
	}
	return found
}
# How far is a course expected of a peer of the pool?  must, expected or "".
function expected(i, c, f, far, k, needed, s, m) {
	f = file["courses", c]
	far = v[f, "expected"]
	if (mandatory(i, c))
		return "must"
	if (far == "may" || v[f, "audience"] == "applicants" || \
	    (many(f, "groups") && !among(f, "groups", pool[i])))
		return ""
	needed = many(f, "needed_for")
	for (k = 0; k < many(f, "needed_for"); k++)
		if ((i, v[f, "needed_for/" k]) in offered)
			needed = 0
	s = since[v[who[i], "person"]]
	m = set_to(pool[i], "training/new_peer_months", day)
	if (needed || (v[f, "audience"] == "new-peers" && \
	    (s >= held[c] || later(s, m) <= day)))
		return ""
	return far
}
function lacks(i, c, p, n) {
	p = v[who[i], "person"]
	if (field("courses", c, "family") != "regional-gathering")
		return !counts(p, c)
	n = set_to(pool[i], "training/regional_gatherings", day)
	return times[p, c] + 0 < (n == "" ? 1 : n)
}
# What speaks against sending peers of the pool: no[ID, ROLE, REASON] becomes 1,
# and bars[ID, ROLE].  Call read_pool and trained before it.
function judge(n, all, i, f, p, r, k, g, roles_, d, m) {
	n = split(ids["inductions"], all, " ")
	for (k = 1; k <= n; k++) {
		f = file["inductions", all[k]]
		d = v[f, "completed_on"]
		if (d != "" && d <= day)
			inducted[v[f, "person"]] = 1
	}
	n = split(ids["assignments"], all, " ")
	for (k = 1; k <= n; k++) {
		f = file["assignments", all[k]]
		if (v[f, "accepted_on"] == "" || v[f, "accepted_on"] > day || \
		    substr(v[f, "starts_on"], 1, 4) != substr(day, 1, 4) || \
		    (v[f, "cancelled_on"] != "" && v[f, "cancelled_on"] <= day))
			continue
		p = v[f, "person"]
		jobs_of[p]++
		days_of[p] += (f, "days/used") in v ? v[f, "days/used"] : \
			v[f, "days/allocated"]
	}
	n = split(ids["decisions"], all, " ")
	for (k = 1; k <= n; k++) {
		f = file["decisions", all[k]]
		p = v[f, "person"]
		d = v[f, "valid_until"] == "" ? "9999" : v[f, "valid_until"]
		if (v[f, "outcome"] ~ /^(accredited|confirmed)$/ && \
		    v[f, "decided_on"] <= day) {
			if (d > valid[p])
				valid[p] = d
			if (v[f, "decided_on"] > judged_on[p])
				judged_on[p] = v[f, "decided_on"]
		}
	}
	split("lead member mentor shadow", roles_, " ")
	for (i in pool) {
		f = who[i]
		g = pool[i]
		p = v[f, "person"]
		for (k = 1; k <= 4; k++) {
			r = roles_[k]
			if (paused(f))
				no[i, r, "paused"] = 1
			if (set_to(g, "eligibility/conference_years", day) > 0 && \
			    last_of[p, "peer-conference"] < conference(g) && \
			    later(since[p], set_to(g, \
				"eligibility/conference_grace_months", day)) <= day)
				no[i, r, "conference"] = 1
			if (set_to(g, "eligibility/induction_first", day) == "true" && \
			    since[p] >= set_to(g, "eligibility/induction_since", day) && \
			    !(p in inducted))
				no[i, r, "induction"] = 1
			if (valid[p] < day)
				no[i, r, "accreditation expired"] = 1
			if (set_to(g, "limits/blocking", day) == "true") {
				if (days_of[p] >= set_to(g, "limits/days_a_year", day) + 0)
					no[i, r, "days used up"] = 1
				if (jobs_of[p] >= set_to(g, "limits/assignments_a_year", day) + 0)
					no[i, r, "assignments used up"] = 1
			}
			n = split(ids["courses"], all, " ")
			for (d = 1; d <= n; d++) {
				if (!among(file["courses", all[d]], "needed_for", r) || \
				    counts(p, all[d]))
					continue
				m = field("courses", all[d], "family") == "mentoring"
				if (set_to(g, "eligibility/" (m ? "mentoring_" : "") \
				    "training_first", day) == "true")
					no[i, r, m ? "mentoring training" : \
						"training for the role"] = 1
			}
			if (!((i, r) in offered))
				no[i, r, "role not offered"] = 1
		}
	}
	for (k in no) {
		split(k, all, SUBSEP)
		bars[all[1], all[2]] = 1
	}
}
# The first day on which a conference counts: of municipal years, which begin in
# May, this one and those before it; or of calendar years; or to the day.
function conference(g, n, basis, y) {
	n = set_to(g, "eligibility/conference_years", day)
	basis = set_to(g, "eligibility/conference_basis", day)
	y = substr(day, 1, 4)
	if (basis == "to-the-day")
		return before(n)
	if (basis == "calendar")
		return (y - n + 1) "-01-01"
	return (y - n + 1 - (substr(day, 6, 2) + 0 < 5)) "-05-01"
}
# A count of people as those may see it who may see nothing personal.
function hidden(n) { return n < 10 ? "[c]" : int((n + 2) / 5) * 5 }
