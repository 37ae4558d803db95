# clocks.awk: working days, and how questions to group offices stand, for the
# counts that say  # with: clocks.  Call working_days before clock.
function leap(y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) }
function next_day(d, y, m, k, last) {
	y = substr(d, 1, 4) + 0
	m = substr(d, 6, 2) + 0
	k = substr(d, 9) + 1
	last = m == 2 ? 28 + leap(y) : m ~ /^(4|6|9|11)$/ ? 30 : 31
	if (k > last) {
		k = 1
		m++
	}
	if (m > 12) {
		m = 1
		y++
	}
	return sprintf("%04d-%02d-%02d", y, m, k) }
# 1 January 2021 was a Friday.
function working_days(d, week, n, f, k) {
	f = file["calendars", "england-and-wales"]
	for (k = 0; k < many(f, "days"); k++)
		bank[v[f, "days/" k "/day"]] = 1
	week = 5
	for (d = v[f, "from"]; d <= v[f, "until"]; d = next_day(d)) {
		if (week < 6 && !(d in bank)) {
			n++
			nth[n] = d
		}
		worked[d] = n + 0
		week = week % 7 + 1
	}
}
# How question k of a request stands on the day: waiting, answered, late, overdue,
# void; "" before it was put.  clock_took, clock_limit and clock_late become working
# days; the first two are "" where they are not known.
function clock(f, k, put, answered, closed, until) {
	put = v[f, "asked/" k "/asked_on"]
	if (put > day)
		return ""
	answered = by_day(f, "asked/" k "/answered_on") ? \
		v[f, "asked/" k "/answered_on"] : ""
	closed = by_day(f, "closed_on") ? v[f, "closed_on"] : ""
	until = answered != "" ? answered : closed != "" ? closed : day
	clock_limit = policy(v[f, "asked/" k "/group"], put, \
		"clocks/request_working_days")
	clock_took = put in worked && until in worked ? \
		worked[until] - worked[put] : ""
	clock_late = 0
	if (clock_took != "" && clock_limit != "" && clock_took > clock_limit)
		clock_late = clock_took - clock_limit
	return answered != "" ? (clock_late ? "late" : "answered") : \
		closed != "" ? "void" : clock_late ? "overdue" : "waiting"
}
