-- title: What is held about whom, and until when
--
-- One row for each record that is about a person: its kind, the data subject,
-- and the last day on which it may be kept (keep_until): the day that its kind's
-- retention counts from, and the time that a policy sets (settings retention.*)
-- or else the kind itself. NULL: nothing says yet when it ends. A successful
-- application is kept as long as its peer is; decisions count from the day on which
-- the peer left, if they are about one. Records of persons have no time of their own: they
-- are kept for as long as any other record here is about them.
--
-- A kind that is about people and is not here is found by the figures of the
-- data protection officer's overview.
WITH about(kind, id, person, after, for_good, _path, _line) AS (
	SELECT 'adjustment', id, person, ended_on, 0, _path, _line
	FROM adjustment
	UNION ALL
	SELECT 'application', a.id, a.person, a.closed_on,
	       CASE WHEN EXISTS (
			SELECT 1 FROM accreditation d WHERE d.application = a.id
	       ) THEN 1 ELSE 0 END, a._path, a._line
	FROM application a
	UNION ALL
	SELECT 'appraisal', id, person, due_on, 0, _path, _line
	FROM appraisal
	UNION ALL
	SELECT 'assignment', id, person, ends_on, 0, _path, _line
	FROM assignment
	UNION ALL
	SELECT 'attendance', id, person, recorded_on, 0, _path, _line
	FROM attendance
	UNION ALL
	SELECT 'consent', id, person, given_on, 0, _path, _line
	FROM consent
	UNION ALL
	SELECT 'decision', d.id, d.person, max(d.decided_on,
	       coalesce(p.left_on, d.decided_on)),
	       CASE WHEN p.id IS NOT NULL AND p.left_on IS NULL THEN 1
	            ELSE 0 END, d._path, d._line
	FROM decision d
	LEFT JOIN peer p ON p.person = d.person
	UNION ALL
	SELECT 'equality', id, person, asked_on, 0, _path, _line
	FROM equality
	UNION ALL
	SELECT 'feedback', id, person, received_on, 0, _path, _line
	FROM feedback
	UNION ALL
	SELECT 'holder', id, person, until, 0, _path, _line
	FROM holder
	UNION ALL
	SELECT 'induction', id, person, completed_on, 0, _path, _line
	FROM induction
	UNION ALL
	SELECT 'mentoring', id, person, closed_on, 0, _path, _line
	FROM mentoring
	UNION ALL
	SELECT 'offer', id, person, offered_on, 0, _path, _line
	FROM offer
	UNION ALL
	SELECT 'officer', id, person, left_on, 0, _path, _line
	FROM officer
	UNION ALL
	SELECT 'peer', id, person, left_on, 0, _path, _line
	FROM peer
	UNION ALL
	SELECT 'person', id, id, NULL, 1, _path, _line
	FROM person
	UNION ALL
	SELECT 'referee', id, person, contacted_on, 0, _path, _line
	FROM referee
),
keep(kind, setting, own) AS (
	VALUES ('adjustment', 'retention.adjustments', 'P1Y'),
	       ('application', 'retention.unsuccessful_applications', 'P1Y'),
	       ('appraisal', NULL, 'P3Y'),
	       ('assignment', NULL, 'P6Y'),
	       ('attendance', NULL, 'P6Y'),
	       ('consent', NULL, 'P2Y'),
	       ('decision', NULL, 'P6Y'),
	       ('equality', NULL, 'P6Y'),
	       ('feedback', NULL, 'P6Y'),
	       ('holder', NULL, 'P6Y'),
	       ('induction', NULL, 'P6Y'),
	       ('mentoring', NULL, 'P2Y'),
	       ('offer', NULL, 'P6Y'),
	       ('officer', NULL, 'P6Y'),
	       ('peer', 'retention.peers', 'P6Y'),
	       ('person', NULL, NULL),
	       ('referee', 'retention.referees', 'P1Y')
),
kept AS (
	SELECT k.kind, coalesce(s.text, k.own) AS keep
	FROM keep k
	LEFT JOIN setting s ON s.name = k.setting AND s."group" IS NULL
)
SELECT
	a.kind,
	a.id,
	a.person,
	a.after,
	k.keep,
	CASE
	WHEN a.for_good THEN NULL
	ELSE date(a.after, '+' || substr(k.keep, 2, length(k.keep) - 2) ||
	          CASE substr(k.keep, -1)
	          WHEN 'Y' THEN ' years'
	          WHEN 'M' THEN ' months'
	          ELSE ' days'
	          END)
	END AS keep_until,
	a._path,
	a._line
FROM about a
JOIN kept k ON k.kind = a.kind
