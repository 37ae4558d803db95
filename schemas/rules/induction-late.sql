-- id: induction-late
-- severity: warning
-- title: a peer's induction is not complete in time
-- bad: started_on: 2026-01-12   (and nothing more by November)
-- good: completed_on: 2026-03-02
--
-- Induction is to be complete within the months that policy sets
-- (training.induction_months) from accreditation; those accredited before it was
-- set are not asked. Finish it with the peer, and enter the day.
SELECT coalesce(i._path, p._path) AS path,
       CASE WHEN i.id IS NULL THEN '/person' ELSE '/started_on' END AS pointer,
       'accredited on ' || p.since || '; induction ' ||
       CASE WHEN i.id IS NULL THEN 'not begun'
            ELSE 'begun on ' || i.started_on || ', not complete' END ||
       ' after ' || CAST(s.value AS INTEGER) || ' months' AS message
FROM peer_now p
JOIN clock c
JOIN setting_time s
  ON s."group" = p."group"
 AND s.name = 'training.induction_months'
 AND p.since BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
LEFT JOIN induction i ON i.person = p.person AND i.started_on <= c.today
WHERE date(p.since, '+' || CAST(s.value AS INTEGER) || ' months') < c.today
  AND NOT EXISTS (
	SELECT 1
	FROM induction d
	WHERE d.person = p.person AND d.completed_on <= c.today)
