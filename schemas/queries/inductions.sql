-- title: Inductions that are not complete
--
-- Peers of the pool whose induction has begun, or who were accredited since it is
-- asked for (training.induction_months): what has been gone through, and until
-- when it is to be complete.
SELECT p.name, p."group", p.since AS accredited, i.started_on, i.version,
       (SELECT count(*) FROM induction_item t, clock c
        WHERE t.induction = i.id AND t.done_on <= c.today) || ' of 7' AS done,
       date(p.since, '+' || CAST(s.value AS INTEGER) || ' months') AS complete_by
FROM peer_now p
JOIN clock c
LEFT JOIN setting_time s
  ON s."group" = p."group"
 AND s.name = 'training.induction_months'
 AND p.since BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
LEFT JOIN induction i ON i.person = p.person AND i.started_on <= c.today
WHERE (i.id IS NOT NULL OR s.value IS NOT NULL)
  AND NOT EXISTS (
	SELECT 1
	FROM induction d
	WHERE d.person = p.person AND d.completed_on <= c.today)
ORDER BY complete_by, p.name
