-- id: step-unknown
-- severity: error
-- title: a step is none of the group's way in
-- bad: step: executive-interview   (decided on 2023-06-06, by con-2012)
-- good: step: lead-peer-report
--
-- An application tells what was done by the words of its process, in the version
-- in force on the day of the decision, or today where there is none: so that what
-- is missing can be told. A group that takes a new step makes a new version.
SELECT a._path AS path, '/steps/' || s.position || '/step' AS pointer,
       v.process || ' has no step ''' || s.step || '''' AS message
FROM application a
JOIN application_process v ON v.application = a.id
JOIN application_step s ON s.application = a.id
JOIN clock c
WHERE v.process IS NOT NULL
  AND coalesce(s.done_on, a.received_on) <= c.today
  AND NOT EXISTS (
	SELECT 1
	FROM process_step p
	WHERE p.process = v.process AND p.step = s.step
  )
