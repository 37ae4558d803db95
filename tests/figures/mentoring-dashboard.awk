# Mentoring.
# with: training
# reads: mentoring attendance events courses peers people groups policies decisions inductions assignments documents
# The day that many days before.
function ago(d, days, y, m, n, last) {
	y = substr(d, 1, 4) + 0
	m = substr(d, 6, 2) + 0
	n = substr(d, 9, 2) - days
	while (n < 1) {
		if (--m == 0) {
			m = 12
			y--
		}
		n += m == 2 ? 28 + (y % 4 == 0) : m ~ /^(4|6|9|11)$/ ? 30 : 31
	}
	return sprintf("%04d-%02d-%02d", y, m, n)
}
function relations(n, all, i, k, f, y, d, last, n_held, running, purpose) {
	n = split(ids["mentoring"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["mentoring", all[i]]
		if (v[f, "agreed_on"] > day)
			continue
		y = substr(v[f, "agreed_on"], 1, 4)
		d = v[f, "closed_on"]
		running = d == "" || d > day
		agreed[y]++
		running_in[y] += running
		done[y] += !running && v[f, "outcome"] ~ /^(completed|extended)$/
		early[y] += !running && v[f, "outcome"] !~ /^(completed|extended)$/
		asked[y] += v[f, "agreed_sessions"]
		last = ""
		n_held = 0
		for (k = 0; k < many(f, "sessions"); k++)
			if (v[f, "sessions/" k "/held_on"] <= day) {
				n_held++
				last = v[f, "sessions/" k "/held_on"]
			}
		sessions[y] += n_held
		if ((f, "satisfaction") in v) {
			answers[y]++
			sum[y] += v[f, "satisfaction"]
		}
		if (v[f, "agreed_on"] > before(3))
			purposes[title(v[f, "purpose"])]++
		open += running
		closed += !running && d > before(1)
		d = last == "" ? v[f, "agreed_on"] : last
		if (running && d < ago(day, 60))
			say("quiet", field("people", v[f, "person"], "name") "," \
				v[f, "agreed_on"] "," v[f, "agreed_sessions"] "," \
				n_held "," last)
	}
	for (y in agreed)
		say("years", y "," agreed[y] "," running_in[y] "," done[y] "," early[y] \
			"," asked[y] "," sessions[y] "," answers[y] + 0 "," \
			(answers[y] ? int(sum[y] / answers[y] * 10 + 0.5) / 10 : ""))
	for (k in purposes)
		say("purposes", k "," purposes[k])
	say("now.open", open)
	say("now.closed", closed)
}
function mentors(n, all, i, k, e, f, p, y, first, g) {
	for (i in pool) {
		if (!((i, "mentor") in offered))
			continue
		ready += !((i, "mentor") in bars)
		k = !((i, "mentor") in bars) ? "ready" : \
			last_of[v[who[i], "person"], "mentoring"] ? "later" : "never"
		stand[pool[i], k]++
	}
	say("ready.n", ready)
	n = split(ids["groups"], all, " ")
	for (i = 1; i <= n; i++) {
		g = all[i]
		say("mentors", field("groups", g, "name") "," \
			stand[g, "ready"] + 0 "," stand[g, "later"] + 0 "," \
			stand[g, "never"] + 0)
	}
	n = split(ids["events"], all, " ")
	for (i = 1; i <= n; i++) {
		e = file["events", all[i]]
		if (field("courses", v[e, "course"], "family") != "mentoring" || \
		    v[e, "cancelled_on"] != "")
			continue
		if (v[e, "ends_on"] > day) {
			say("coming", v[e, "starts_on"] "," v[e, "place"] "," \
				v[e, "capacity"])
			continue
		}
		y = substr(v[e, "starts_on"], 1, 4)
		held_in[y]++
		places[y] += v[e, "capacity"]
	}
	n = split(ids["attendance"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["attendance", all[i]]
		e = file["events", v[f, "event"]]
		p = v[f, "person"]
		if (field("courses", v[e, "course"], "family") != "mentoring" || \
		    v[f, "outcome"] !~ /^(attended|part)$/ || v[e, "ends_on"] > day)
			continue
		came[substr(v[e, "starts_on"], 1, 4)]++
		if (!(p in first) || v[e, "ends_on"] < first[p])
			first[p] = v[e, "ends_on"]
	}
	for (p in first)
		new[substr(first[p], 1, 4)]++
	for (y in held_in)
		say("training", y "," held_in[y] "," set_to("-", \
			"training/mentoring_sessions_a_year", y "-12-31") "," \
			places[y] "," came[y] + 0 "," new[y] + 0)
}
function texts(n, all, i, f, k, d) {
	n = split(ids["documents"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["documents", all[i]]
		if (v[f, "kind"] !~ /^(handbook|mentoring-offer)$/)
			continue
		for (k = 0; k < many(f, "versions"); k++) {
			d = "versions/" k "/"
			if (v[f, d "from"] <= day)
				say("texts", v[f, "title"] "," v[f, d "version"] "," \
					v[f, d "from"] "," v[f, d "supersedes"] \
					(v[f, d "interim"] == "true" ? ", for now" : "") \
					"," v[f, d "change"] "," v[f, "review_on"])
		}
	}
}
END {
	read_pool()
	trained()
	judge()
	relations()
	mentors()
	texts()
}
