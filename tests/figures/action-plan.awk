# The progress of the plans, all of them and one by one.
# reads: actions plans recommendations groups
# options:
# options: -p plan=peer-support-review
# An id, and where the page of its record is.
function ref(id) { return id ",action/" id }
function wanted(f) { return P["plan"] == "" || v[f, "plan"] == P["plan"] }
# The longest chain that ends in the line: its ids, last first, "/" between.
function longest(id, seen, f, n, k, best, one) {
	f = file["actions", id]
	for (n = 0; n < many(f, "depends_on"); n++) {
		k = v[f, "depends_on/" n]
		if (index(seen, "/" k "/"))
			continue
		one = longest(k, seen k "/")
		if (best == "" || steps(one) > steps(best) || \
		    (steps(one) == steps(best) && one < best))
			best = one
	}
	return id (best == "" ? "" : "/" best)
}
function steps(chain, part) { return split(chain, part, "/") }
function longest_path(all, n, i, f, one, best, last, part) {
	for (i = 1; i <= n; i++) {
		f = file["actions", all[i]]
		if (!to_do(f) || !wanted(f))
			continue
		one = longest(all[i], "/" all[i] "/")
		if (steps(one) < 2)
			continue
		if (best == "" || steps(one) > steps(best) || \
		    (steps(one) == steps(best) && due(f) > due(last)) || \
		    (steps(one) == steps(best) && due(f) == due(last) && \
		     all[i] < last_id)) {
			best = one
			last = f
			last_id = all[i]
		}
	}
	n = split(best, part, "/")
	for (i = n; i > 0; i--) {
		f = file["actions", part[i]]
		say("path", n - i + 1 "," ref(part[i]) "," v[f, "text"] "," due(f) \
			"," state(f))
	}
}
function one_line(id, f, plan, s, t, n, k, g) {
	plan = v[f, "plan"]
	t = plan "\t" v[f, "theme"]
	s = state(f)
	lines[t]++
	of[t, s]++
	of[plan, is_done(f) ? "done" : is_closed(f) ? "closed" : s]++
	in_plan[plan] = 1
	total[s]++
	all_lines++
	if (s == "late")
		say("late", ref(id) "," v[f, "text"] "," owners(f) "," due(f) "," \
			days_from(due(f), day))
	if (s == "on time" && due(f) <= four_months)
		say("next", ref(id) "," v[f, "text"] "," owners(f) "," due(f))
	if (due(f) == "")
		say("undated", ref(id) "," v[f, "text"] "," v[f, "printed_due"] "," s)
	for (n = 0; n < many(f, "redated"); n++) {
		k = "redated/" n "/"
		if (v[f, k "day"] <= day)
			say("slipped", ref(id) "," v[f, k "day"] "," v[f, k "from"] \
				"," v[f, k "to"] "," \
				days_from(v[f, k "from"], v[f, k "to"]) "," \
				owner(v[f, k "directed_by"]) "," \
				v[f, k "because"])
	}
	if (first_due(f) != "" && due(f) > first_due(f))
		later[++put_off] = days_from(first_due(f), due(f))
	if (due(f) < first_due(f))
		sooner++
	for (n = 0; is_open(f) && n < many(f, "depends_on"); n++) {
		k = v[f, "depends_on/" n]
		g = file["actions", k]
		if (is_open(g))
			say("open-path", ref(id) "," v[f, "text"] "," due(f) \
				"," ref(k) "," state(g))
	}
	hours[plan] += v[f, "effort_hours"]
	cost[plan] += v[f, "cost"]
	if (is_open(f)) {
		hours_open[plan] += v[f, "effort_hours"]
		cost_open[plan] += v[f, "cost"]
	}
	for (n = 0; n < many(f, "serves"); n++) {
		k = v[f, "serves/" n]
		served[k]++
		served_done[k] += is_done(f)
		served_open[k] += is_open(f)
	}
}
function by_theme(id, f, n, t, k) {
	f = file["plans", id]
	for (n = 0; n < many(f, "themes"); n++) {
		k = v[f, "themes/" n "/number"]
		t = id "\t" k
		if (lines[t])
			say("themes", v[f, "title"] "," k ". " \
				v[f, "themes/" n "/title"] "," lines[t] "," \
				of[t, "done on time"] + 0 "," \
				of[t, "done late"] + 0 "," \
				of[t, "done, no date"] + 0 "," \
				of[t, "on time"] + 0 "," of[t, "late"] + 0 "," \
				of[t, "no date"] + 0 "," \
				of[t, "carried forward"] + of[t, "superseded"] \
				+ of[t, "dropped"])
	}
	say("every", id "," v[f, "title"] "," v[f, "title"] \
		(by_day(f, "closed_on") ? " (closed)" : ""))
	say("effort", v[f, "title"] "," hours[id] + 0 "," \
		hours_open[id] + 0 "," cost[id] + 0 "," cost_open[id] + 0)
	say("plans", v[f, "title"] "," of[id, "done"] + 0 "," \
		of[id, "on time"] + 0 "," of[id, "late"] + 0 "," \
		of[id, "no date"] + 0 "," of[id, "closed"] + 0)
}
function middle(n, i, k, t) {
	for (i = 2; i <= n; i++)
		for (k = i; k > 1 && later[k] < later[k - 1]; k--) {
			t = later[k]
			later[k] = later[k - 1]
			later[k - 1] = t
		}
	return later[int((n + 1) / 2)]
}
END {
	# The same day, four months on; days past a month's end are not met.
	k = substr(day, 6, 2) + 4
	four_months = sprintf("%04d-%02d%s", substr(day, 1, 4) + (k > 12), \
		k > 12 ? k - 12 : k, substr(day, 8))
	n = split(ids["actions"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["actions", all[i]]
		if (to_do(f) && wanted(f))
			one_line(all[i], f)
		if (known(f) && wanted(f))
			say("each-line", ref(all[i]) "," line_text(f) "," \
				line_stands(f))
	}
	longest_path(all, n)
	for (p in in_plan) {
		by_theme(p)
		plans++
	}
	n = split(ids["recommendations"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["recommendations", all[i]]
		if (v[f, "form"] != "recommendation")
			say("headings", title(v[f, "form"]) "," v[f, "number"] \
				"," v[f, "title"] "," served[all[i]] + 0 "," \
				served_done[all[i]] + 0 "," \
				served_open[all[i]] + 0)
	}
	say("all.lines", all_lines)
	say("all.plans", plans)
	say("all.done_in_time", total["done on time"] + 0)
	say("all.done_late", total["done late"] + 0)
	say("all.done_undated", total["done, no date"] + 0)
	say("all.done", total["done on time"] + total["done late"] + \
		total["done, no date"])
	say("all.closed", total["carried forward"] + total["superseded"] + \
		total["dropped"])
	say("all.late", total["late"] + 0)
	say("all.in_time", total["on time"] + 0)
	say("all.undated", total["no date"] + 0)
	say("all.open", total["late"] + total["on time"] + total["no date"])
	say("moved.later", put_off + 0)
	say("moved.days", middle(put_off))
	say("moved.sooner", sooner + 0)
}
