-- title: What the records show of each step of each accreditation
--
-- One row for each decision by which somebody came into the pool by the day, and
-- each step of the version of the way in that was in force on its day. state is
--   evidenced   the step was done by then, and what it asks for is there
--   missing     it was not, or is not
--   not needed  it may be left out, and was
--   not kept    the application is no longer kept, or never was with us
-- lacks says what is missing. Referees' records go after a year; the day on
-- which they were spoken to is then enough.
WITH done AS (
	SELECT s.application, s.step, min(s.done_on) AS done_on
	FROM application_step s
	WHERE s.outcome IN ('done', 'pass')
	GROUP BY s.application, s.step
),
named AS (
	SELECT r.application, count(r.contacted_on) AS contacted
	FROM referee r
	GROUP BY r.application
),
chaired AS (
	SELECT p.application, p.role
	FROM application_panellist p
	WHERE p.chair
),
seen AS (
	SELECT
		d.decision,
		d.person,
		d."group",
		d.decided_on,
		d.application,
		d.process,
		p.position,
		p.step,
		p.title,
		coalesce(p.gate, 0) AS gate,
		coalesce(p.optional, 0) AS optional,
		CASE WHEN p.step = 'decision' THEN d.decided_on
		     ELSE s.done_on
		END AS done_on,
		CASE
		WHEN p.step = 'decision' THEN CASE
			WHEN NOT EXISTS (
				SELECT 1
				FROM process_decider m
				WHERE m.process = d.process
				  AND m.decider = d.decided_by
			) THEN 'a decider whom the way in names'
			WHEN p.shown_by = 'minute' AND x.minute IS NULL
			THEN 'the minute'
			END
		WHEN s.done_on IS NULL THEN 'the step'
		WHEN s.done_on > d.decided_on THEN 'the step by that day'
		WHEN p.shown_by = 'form'
		 AND (a.evidence_skills IS NULL OR
		      a.evidence_experience IS NULL)
		THEN 'skills and experience'
		WHEN p.shown_by = 'recommender' AND a.recommended_role IS NULL
		THEN 'who recommended'
		WHEN p.shown_by = 'referees'
		 AND s.done_on >= date(c.today, '-1 year')
		 AND coalesce(f.contacted, 0) < coalesce(w.referees_least, 1)
		THEN 'a referee who was spoken to'
		WHEN p.shown_by = 'membership'
		 AND (a.membership_checked_on IS NULL OR
		      a.membership_checked_on > d.decided_on)
		THEN 'the membership, seen by that day'
		WHEN p.shown_by = 'panel' AND EXISTS (
			SELECT 1
			FROM process_seat z
			WHERE z.process = d.process
			  AND z.chair
			  AND NOT EXISTS (
				SELECT 1
				FROM chaired h
				WHERE h.application = d.application
				  AND h.role = z.role
			  )
		) THEN 'the chair of the panel'
		END AS lacks,
		d._path
	FROM accreditation d
	JOIN decision x ON x.id = d.decision
	JOIN clock c
	JOIN process w ON w.id = d.process
	JOIN process_step p ON p.process = d.process
	LEFT JOIN application a ON a.id = d.application
	LEFT JOIN done s ON s.application = d.application AND s.step = p.step
	LEFT JOIN named f ON f.application = d.application
	WHERE d.decided_on <= c.today
)
SELECT
	decision,
	person,
	"group",
	decided_on,
	application,
	process,
	position,
	step,
	title,
	gate,
	done_on,
	CASE
	WHEN lacks IS NULL THEN 'evidenced'
	WHEN application IS NULL AND step <> 'decision' THEN 'not kept'
	WHEN optional AND done_on IS NULL THEN 'not needed'
	ELSE 'missing'
	END AS state,
	CASE WHEN application IS NOT NULL OR step = 'decision'
	     THEN lacks
	END AS lacks,
	_path
FROM seen
