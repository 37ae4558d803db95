# Medians and ratios of what was measured: rows of records, key,
# "wall cpu rss exit".  Given before the program that writes the tables.

function median(list,    v, n, i, j, t) {
	n = split(list, v, " ")
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && v[j] + 0 < v[j - 1] + 0; j--) {
			t = v[j]; v[j] = v[j - 1]; v[j - 1] = t
		}
	if (!n)
		return 0
	return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
}

function of(list, n, key) {
	return median(list[n, key])
}

function ratio(a, b) {
	return a && b ? sprintf("%.2f", a / b) : "-"
}

BEGIN { FS = "[\t ]"; count = split(sizes, size, " ") }
{
	wall[$1, $2] = wall[$1, $2] " " $3
	cpu[$1, $2] = cpu[$1, $2] " " $4
	rss[$1, $2] = rss[$1, $2] " " $5
}
