-- title: Sums over nothing
SELECT count(*) AS n, sum(whole) AS s, total(whole) AS t, avg(part) AS a,
max(note) AS m, group_concat(note) AS g
FROM thing WHERE whole > 1000000000 AND whole < 0
