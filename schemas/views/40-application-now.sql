-- title: Applications that run on the day
--
-- Received by the day that is asked about (clock.today) and not closed. stage is
-- the last step done, days_standing for how long nothing has been done since;
-- next_step the first step that may be taken, by the version of the way in that
-- is in force, must_act the roles of which one has to, and within_days how long
-- that should take by the way in, from the step before. is_still is 1 once
-- days_standing is more than still_after: the process's own number of days, or
-- else the policy's (clocks.application_still_days).
WITH open AS (
	SELECT a.id, a.person, a."group", a.council, a.region, a.received_on,
	       a._path, a._line, v.process, c.today
	FROM application a
	JOIN application_process v ON v.application = a.id
	JOIN clock c
	WHERE a.received_on <= c.today
	  AND (a.closed_on IS NULL OR a.closed_on > c.today)
	  AND v.decision IS NULL
),
done AS (
	SELECT s.application, s.step, s.position, s.done_on,
	       row_number() OVER (
			PARTITION BY s.application
			ORDER BY s.done_on DESC, s.position DESC
	       ) AS place
	FROM application_step s
	JOIN open o ON o.id = s.application
	WHERE s.done_on <= o.today
),
next AS (
	SELECT o.id AS application, min(p.position) AS position
	FROM open o
	JOIN process_step p ON p.process = o.process
	WHERE (p.optional IS NULL OR NOT p.optional)
	  AND NOT EXISTS (
		SELECT 1
		FROM done d
		WHERE d.application = o.id AND d.step = p.step
	  )
	  AND NOT EXISTS (
		SELECT 1
		FROM process_step_prior r
		WHERE r.process = p.process
		  AND r.step_position = p.position
		  AND NOT EXISTS (
			SELECT 1
			FROM done d
			WHERE d.application = o.id AND d.step = r.prior
		  )
	  )
	GROUP BY o.id
)
SELECT
	o.id AS application,
	o.person,
	n.name,
	o."group",
	o.region,
	o.council,
	o.process,
	o.received_on,
	d.step AS last_step,
	coalesce(l.title, 'Received') AS stage,
	coalesce(d.done_on, o.received_on) AS last_on,
	CAST(julianday(o.today) -
	     julianday(max(coalesce(d.done_on, o.received_on), o.received_on))
	     AS INTEGER) AS days_standing,
	p.step AS next_step,
	p.title AS next_title,
	p.position AS next_position,
	(
		SELECT group_concat(replace(m.actor, '-', ' '), ' or ')
		FROM process_step_actor m
		WHERE m.process = p.process AND m.step_position = p.position
	) AS must_act,
	p.within_days,
	coalesce(w.still_after_days, t.value) AS still_after,
	CASE
	WHEN julianday(o.today) -
	     julianday(max(coalesce(d.done_on, o.received_on),
			   o.received_on)) >
	     coalesce(w.still_after_days, t.value) THEN 1
	ELSE 0
	END AS is_still,
	o._path,
	o._line
FROM open o
JOIN person n ON n.id = o.person
LEFT JOIN process w ON w.id = o.process
LEFT JOIN done d ON d.application = o.id AND d.place = 1
LEFT JOIN process_step l ON l.process = o.process AND l.step = d.step
LEFT JOIN next x ON x.application = o.id
LEFT JOIN process_step p
  ON p.process = o.process AND p.position = x.position
LEFT JOIN setting t
  ON t."group" = o."group" AND t.name = 'clocks.application_still_days'
