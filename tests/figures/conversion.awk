# What became of the applications of a year, and of six months.
# reads: applications decisions groups
# options:
# options: -p months=6
function share(part, whole) { return int(100 * part / whole + 0.5) }
END {
	decisions()
	from = months_before(P["months"] == "" ? 12 : P["months"])
	n = split(ids["applications"], all, " ")
	for (i = 1; i <= n; i++) {
		f = file["applications", all[i]]
		if (v[f, "closed_on"] == "" || v[f, "closed_on"] <= from || \
		    v[f, "closed_on"] > day)
			continue
		g = v[f, "group"]
		o = title(v[f, "origin"])
		r = title(v[f, "route"])
		closed++
		by_group[g]++
		by_origin[o]++
		by_route[r]++
		d = decided[all[i]]
		if (v[d, "outcome"] == "accredited") {
			good[g]++
			good_o[o]++
			good_r[r]++
			took[++accredited] = day_number(v[d, "decided_on"]) - \
				day_number(v[f, "received_on"])
		}
		refused[g] += v[d, "outcome"] == "refused"
		withdrawn[g] += v[f, "withdrawn_on"] != ""
		rest[g] += d == "" && v[f, "withdrawn_on"] == ""
	}
	for (g in by_group)
		say("groups", group_short(g) "," by_group[g] "," good[g] + 0 "," \
			refused[g] "," withdrawn[g] "," rest[g] "," \
			share(good[g], by_group[g]))
	for (o in by_origin)
		say("origins", o "," by_origin[o] "," good_o[o] + 0 "," \
			share(good_o[o], by_origin[o]))
	for (r in by_route)
		say("routes", r "," by_route[r] "," good_r[r] + 0 "," \
			share(good_r[r], by_route[r]))
	# The one in the middle: so many are below it.
	for (i = 1; i <= accredited; i++) {
		less = same = 0
		for (k = 1; k <= accredited; k++) {
			less += took[k] < took[i]
			same += took[k] == took[i]
		}
		middle = int((accredited - 1) / 2)
		if (less <= middle && less + same > middle)
			median = took[i]
	}
	say("all.closed", closed)
	say("all.accredited", accredited)
	say("all.led", "led into a pool (" share(accredited, closed) "%).")
	say("all.took", "Half took no more than " median \
		" days from the form to the decision.")
}
