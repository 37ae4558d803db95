-- title: Joins of every kind
SELECT a.id, b.id AS other, c.today, q.n, z.n AS zn, k.tag, x.one
FROM thing a, thing b JOIN clock c
JOIN (SELECT "group", count(*) AS n FROM thing GROUP BY "group") q
LEFT JOIN (SELECT id, count(*) AS n FROM thing GROUP BY id) AS z ON z.id = a.id
LEFT JOIN thing_tag k ON k.thing = a.id AND k.position = 0
CROSS JOIN (SELECT 1 AS one) x
WHERE a.id = b.other AND q."group" IS a."group"
UNION ALL
SELECT id, NULL, '', n, n, 'none', 0
FROM (SELECT id, whole AS n FROM thing WHERE whole > 0) ORDER BY 1, 2, 4 DESC
