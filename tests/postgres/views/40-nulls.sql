-- title: What is not there
SELECT a.id, a.whole IS b.whole AS same, a.whole IS NOT b.whole AS other,
a.note IS NULL AND b.note IS NOT NULL AS one, a.note IS 'abc' AS abc, 33 IS NOT 33 AS never, a.whole IS NOT a.whole AS none,
(SELECT c.whole FROM thing c WHERE c."group" = a."group" ORDER BY c.whole,
 c.id) AS first_one,
(SELECT c.whole FROM thing c WHERE c."group" = a."group"
 ORDER BY c.whole DESC, c.id LIMIT 1) AS last_one,
(SELECT c.id FROM thing c ORDER BY c.note NULLS LAST, c.id DESC LIMIT 1
 OFFSET 2) AS third,
a.whole IN (SELECT whole FROM thing WHERE flag) AS found,
a.whole NOT IN (SELECT whole FROM thing WHERE whole IS NOT NULL AND flag)
AS missing, EXISTS (SELECT 1 FROM thing d WHERE d.other = a.id) AS wanted,
NOT EXISTS (SELECT 1 FROM thing d WHERE d.other = a.id) AS unwanted
FROM thing a LEFT JOIN thing b ON b.id = a.other
