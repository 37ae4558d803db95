-- id: conference-agenda
-- severity: warning
-- title: a peer conference's agenda lacks what is to be on each
-- bad: sessions: [{ code: a, title: Plenary, type: skills }]
-- good: one session of type cross-party-reflection, one of sector-themes
--
-- The conference gives peers of all parties the chance to reflect on how they
-- work, and tells them what moves the sector. An agenda that is not written yet
-- is not judged.
WITH asked(type) AS (
	SELECT 'cross-party-reflection' UNION ALL
	SELECT 'sector-themes'
)
SELECT e._path AS path, '/sessions' AS pointer,
       'no session of type ' || q.type AS message
FROM event e
JOIN course k ON k.id = e.course AND k.family = 'peer-conference'
JOIN asked q
WHERE e.cancelled_on IS NULL
  AND EXISTS (SELECT 1 FROM event_session s WHERE s.event = e.id)
  AND NOT EXISTS (
	SELECT 1
	FROM event_session s
	WHERE s.event = e.id AND s.type = q.type)
