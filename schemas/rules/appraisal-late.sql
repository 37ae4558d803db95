-- id: appraisal-late
-- severity: warning
-- title: an appraisal is overdue by more than four weeks
-- bad: due_on: 2026-09-01   (and no held_on by the end of November)
-- good: held_on: 2026-08-24
--
-- Hold it, or set another day with the peer. One that was left out is made good by
-- the next one that is held.
SELECT d._path AS path, '/due_on' AS pointer,
       'due on ' || d.due_on || ', and not held' AS message
FROM appraisal d
JOIN clock c
JOIN peer_now p ON p.person = d.person
WHERE d.due_on < date(c.today, '-28 days')
  AND coalesce(d.held_on, '9999-12-31') > c.today
  AND NOT EXISTS (
	SELECT 1
	FROM appraisal later
	WHERE later.person = d.person
	  AND later.held_on BETWEEN d.due_on AND c.today)
