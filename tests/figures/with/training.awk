# training.awk: who is in the pool, what policy sets, who is trained, and who may
# be sent, for the counts that say  # with: training
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
		if (v[f, path] == "" || v[f, "status"] == "proposed" || \
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
		    v[f, "decided_on"] <= day && \
		    v[f, "decided_on"] > judged_on[p]) {
			judged_on[p] = v[f, "decided_on"]
			valid[p] = d
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
