-- id: referee-missing
-- severity: error
-- title: no referee was spoken to
-- bad: the step referees, and no referee's record with contacted_on
-- good: a referee, contacted_on: 2026-03-10
--
-- Where the way in that is in force on the day of the decision has the step shown
-- by referees, at least so many as it says (referees_least) must have been spoken
-- to. Their records go after a year; from then on, the day of the step is enough.
-- A past day is therefore judged with the records of that day (check --at).
-- Speak to those whom the applicant named, and record who and when, not what they
-- said.
SELECT a._path AS path, '/steps/' || s.position || '/step' AS pointer,
       (
		SELECT count(*)
		FROM referee r
		WHERE r.application = a.id AND r.contacted_on <= s.done_on
       ) || ' of at least ' || coalesce(w.referees_least, 1) ||
       ' referees had been spoken to on ' || s.done_on AS message
FROM application a
JOIN application_process v ON v.application = a.id
JOIN process w ON w.id = v.process
JOIN application_step s ON s.application = a.id
JOIN process_step p
  ON p.process = v.process AND p.step = s.step AND p.shown_by = 'referees'
JOIN clock c
WHERE s.done_on BETWEEN date(c.today, '-1 year') AND c.today
  AND s.outcome IN ('done', 'pass')
  AND (
	SELECT count(*)
	FROM referee r
	WHERE r.application = a.id AND r.contacted_on <= s.done_on
  ) < coalesce(w.referees_least, 1)
