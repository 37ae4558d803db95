-- title: By which version of its group's way in each application is judged
--
-- The version in force on the day of the decision; while there is none, on the
-- day on which the application was closed; and while it runs, on the day that is
-- asked about (clock.today). Everything that judges an application asks here. day
-- is that day, decision the decision, and outcome what it was; both are NULL
-- where there is none by then.
WITH decided AS (
	SELECT d.application, d.id AS decision, d.outcome, d.decided_on,
	       row_number() OVER (
			PARTITION BY d.application
			ORDER BY d.decided_on DESC, d.id
	       ) AS place
	FROM decision d
	JOIN clock c
	WHERE d.application IS NOT NULL
	  AND d.decided_on <= c.today
	  AND d.outcome <> 'deferred'
),
dated AS (
	SELECT a.id, a."group",
	       coalesce(d.decided_on,
			CASE WHEN a.closed_on <= c.today THEN a.closed_on END,
			c.today) AS day,
	       d.decision, d.outcome
	FROM application a
	JOIN clock c
	LEFT JOIN decided d ON d.application = a.id AND d.place = 1
)
SELECT
	a.id AS application,
	w.id AS process,
	a.day,
	a.decision,
	a.outcome
FROM dated a
LEFT JOIN process w
  ON w."group" = a."group"
 AND a.day BETWEEN w.in_force_from AND coalesce(w.in_force_until, a.day)
