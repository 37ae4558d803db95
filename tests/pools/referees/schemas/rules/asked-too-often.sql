-- id: asked-too-often
-- severity: warning
-- title: a referee was asked to read more proposals of a round than one should
-- bad: proposal: 2026-autumn-05   (the fourth, where the call says three)
-- good: proposal: 2026-autumn-04
--
-- Those who never say no are asked the most. Ask somebody else: 'peerpool query
-- -p proposal=ID candidates' says who has less to read.
SELECT max(i._path) AS path, '/referee' AS pointer,
       h.name || ' was asked to read ' || count(*) || ' proposals of ' || c.title
         AS message
FROM invitation i
JOIN proposal p ON p.id = i.proposal
JOIN call c ON c.id = p.call
JOIN referee f ON f.id = i.referee
JOIN researcher h ON h.id = f.researcher
WHERE i.answer IS NULL OR i.answer = 'yes-gladly'
GROUP BY f.id, c.id
HAVING count(*) > c.open_most
