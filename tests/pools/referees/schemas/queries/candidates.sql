-- title: Who could read a proposal
--
-- Referees who know a field of it, are not away, have no tie to it and have not
-- been asked, unless they have as much to read in the round as one is to have.
-- First those who know the most of it, then those who have the least
-- to read, then those who have read the least. Give -p proposal=ID.
SELECT h.name, count(DISTINCT pf.field) AS fields,
       (SELECT count(*) FROM reading r
        WHERE r.referee = f.id
          AND r.call = (SELECT call FROM proposal WHERE id = :proposal)
          AND r.state IN ('asked', 'reading', 'overdue')) AS to_read,
       (SELECT count(*) FROM reading r
        WHERE r.referee = f.id AND r.state = 'read') AS has_read
FROM proposal_field pf
JOIN referee_field rf ON rf.field = pf.field
JOIN referee f ON f.id = rf.referee
JOIN researcher h ON h.id = f.researcher
JOIN clock c
WHERE pf.proposal = :proposal
  AND f.since <= c.today
  AND coalesce(f.left_on, c.today) >= c.today
  AND NOT EXISTS (
	SELECT 1 FROM referee_away a
	WHERE a.referee = f.id AND c.today BETWEEN a."from" AND a.until
  )
  AND NOT EXISTS (
	SELECT 1 FROM tie t
	WHERE t.referee = f.id AND t.proposal = pf.proposal
  )
  AND NOT EXISTS (
	SELECT 1 FROM invitation i
	WHERE i.referee = f.id AND i.proposal = pf.proposal
  )
GROUP BY f.id
HAVING to_read < (
	SELECT k.open_most FROM proposal p JOIN call k ON k.id = p.call
	WHERE p.id = :proposal
  )
ORDER BY 2 DESC, 3, 4, h.name
