-- title: Sums over groups
--
-- Of fractions the last digits depend on the order of the rows, here and there.
SELECT "group", count(*) AS n, count(whole) AS whole_n, sum(whole) AS total,
round(sum(part), 6) AS real_total, avg(whole) AS mean, round(avg(part), 6) AS real_mean,
total(whole) AS t, round(total(part), 6) AS rt, min(whole) AS least, max(part) AS most,
min(note) AS first_note, max(day) AS last_day, sum(flag) AS flags,
sum(whole > 5) AS above, sum(note LIKE '%a%') AS with_a,
count(DISTINCT whole) AS different, max(whole > 5) AS any_above,
min(flag) AS every_flag, sum(whole) / count(*) AS share,
sum(whole) * 1.0 / count(*) AS real_share,
count(*) FILTER (WHERE flag) AS flagged,
sum(CASE WHEN flag THEN whole ELSE 0 END) AS flag_sum,
sum(iif(flag, 1, 0)) AS ones
FROM thing WHERE (abs(whole) < 1000 OR whole IS NULL)
AND (part IS NULL OR abs(part) < 1000)
GROUP BY "group" HAVING count(*) > 1 OR max(flag)
