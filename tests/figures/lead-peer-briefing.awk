# The pages of a national and of a regional lead peer.
# with: training
# reads: attendance events courses applications decisions processes policies peers people groups assignments councils
# options:
# options: -p lead=con
# options: -p lead=$(sed -n 's/^person: \(p-........\).*/\1/p' $(grep -l 'role: regional-lead-peer' $(grep -l '^group: lab' records/peers/*.yaml) | head -1))
# The last of the peer's terms as a lead peer that runs, or -1.
function term(f, k, best) {
	best = -1
	for (k = 0; k < many(f, "lead_roles"); k++)
		if (v[f, "lead_roles/" k "/from"] <= day && \
		    (v[f, "lead_roles/" k "/until"] == "" || \
		     v[f, "lead_roles/" k "/until"] >= day))
			best = k
	return best
}
function in_patch(r, k) {
	if (v[me, "lead_roles/" t "/role"] == "national-lead-peer")
		return 1
	for (k = 0; k < many(me, "lead_roles/" t "/regions"); k++)
		if (v[me, "lead_roles/" t "/regions/" k] == r)
			return 1
	return 0
}
# Where they look after peers, in the order of the regions' codes.
function patch(k, i, t2, code, text, n) {
	for (n = 1; n <= many(me, "lead_roles/" t "/regions"); n++)
		code[n] = v[me, "lead_roles/" t "/regions/" (n - 1)]
	for (i = 2; i < n; i++)
		for (k = i; k > 1 && code[k - 1] > code[k]; k--) {
			t2 = code[k]
			code[k] = code[k - 1]
			code[k - 1] = t2
		}
	for (i = 1; i < n; i++)
		text = text (i > 1 ? ", " : "") region(code[i])
	return text
}
# The courses that are expected of the peer and lacking, by name; missing becomes
# how many.
function gaps(id, n, all, c, list) {
	n = split(ids["courses"], all, " ")
	missing = 0
	for (c = 1; c <= n; c++)
		if (expected(id, all[c]) != "" && lacks(id, all[c])) {
			k = field("courses", all[c], "name")
			list = list (missing++ ? "\t" : "") k "|" k
		}
	list = sorted(list)
	gsub(/; /, ", ", list)
	return list == "" ? "none" : list
}
END {
	read_pool()
	trained()
	lead = P["lead"] == "" ? "lab" : P["lead"]
	entries()
	decisions()
	year = substr(day, 1, 4)
	soon = months_before(-3)
	n = split(ids["peers"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		k = term(f)
		if (k >= 0 && (v[f, "person"] == lead || (v[f, "group"] == lead && \
		    v[f, "lead_roles/" k "/role"] == "national-lead-peer"))) {
			me = f
			t = k
		}
	}
	post = v[me, "lead_roles/" t "/role"]
	m = split(ids["assignments"], jobs, " ")
	for (i = 1; i <= m; i++) {
		f = file["assignments", jobs[i]]
		if (is_work(f) && by_day(f, "ends_on") && \
		    v[f, "ends_on"] > last[v[f, "person"]])
			last[v[f, "person"]] = v[f, "ends_on"]
		if (is_work(f) && substr(v[f, "starts_on"], 1, 4) == year) {
			worked[v[f, "person"]] = 1
			used[v[f, "person"]] += v[f, "days/used"] == "" ? \
				v[f, "days/allocated"] : v[f, "days/used"]
		}
	}
	for (i = 1; i <= n; i++) {
		f = file["peers", all[i]]
		p = v[f, "person"]
		r = v[f, "region"]
		if (!in_pool(f) || group_on(all[i], day) != v[me, "group"] || \
		    !in_patch(r))
			continue
		theirs++
		count[r]++
		pausing[r] += paused(f)
		stopped += paused(f)
		k = gaps(all[i])
		lacking += missing > 0
		w = council_on(all[i], day)
		line[sprintf("%03d ", 999 - missing) person_name(p) " " all[i]] = \
			person_name(p) (paused(f) ? " (paused)" : "") "," \
			(w == "" ? "" : field("councils", w, "short_name")) "," \
			used[p] + 0 "," last[p] "," k
		working[r] += p in worked
		busy += p in worked
		days[r] += used[p]
		total += used[p]
		old[r] += v[f, "profile_last_confirmed"] < before(1)
		until = good_until(p, v[me, "group"])
		if (until != "" && until <= soon)
			say("renewals", person_name(p) "," until)
	}
	for (r in count)
		say("regions", region(r) "," count[r] "," pausing[r] "," \
			working[r] "," days[r] "," old[r])
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		if (!runs(f) || v[f, "group"] != v[me, "group"] || \
		    !in_patch(v[f, "region"]))
			continue
		w = way_in(v[f, "group"], day)
		s = next_step(f)
		if (!index(" " any_of(w, "steps/" s "/done_by") " ", \
		    " " words(post) " "))
			continue
		say("waiting", person_name(v[f, "person"]) "," \
			field("councils", v[f, "council"], "short_name") "," \
			v[f, "received_on"] "," v[w, "steps/" s "/title"] "," \
			standing(f) "," (is_still(f) ? "stands still" : \
			v[w, "steps/" s "/within_days"] != "" && standing(f) > \
			v[w, "steps/" s "/within_days"] + 0 ? "late" : ""))
	}
	for (i = 1; i <= (post ~ /^nat/ ? 25 : theirs); i++) {
		k = ""
		for (w in line)
			if (k == "" || w < k)
				k = w
		say("peers", line[k])
		delete line[k]
	}
	say("lead.name", person_name(v[me, "person"]))
	say("lead.group", field("groups", v[me, "group"], "name"))
	say("lead.since", long_date(v[me, "lead_roles/" t "/from"]))
	say("lead.post", words(post) (post ~ /^nat/ ? "" : " for " patch()))
	say("theirs.gaps", lacking + 0)
	say("theirs.n", theirs)
	say("theirs.paused", stopped)
	say("theirs.working", busy)
	say("theirs.days", total)
}
