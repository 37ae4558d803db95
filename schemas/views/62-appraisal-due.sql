-- title: Whose appraisal is due, in the groups that have them
--
-- One row for each peer in the pool of a group whose policy has appraisals on
-- (appraisal.on): last_held is the day of the last one, and due_on when the next
-- is due: the date that was set for it; else the months of the policy
-- (appraisal.months) after the last one, or after the later of the policy's first
-- day and the accreditation. state is overdue, soon (within three months) or
-- later; has_date tells whether a date was set.
WITH scheme AS MATERIALIZED (
	SELECT s."group", m.value AS months, s.starts
	FROM setting_time s
	JOIN clock c
	JOIN setting_time m
	  ON m."group" = s."group" AND m.name = 'appraisal.months'
	 AND c.today BETWEEN m.starts AND coalesce(m.ends, '9999-12-31')
	WHERE s.name = 'appraisal.on'
	  AND s.value = 1
	  AND c.today BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
),
last AS MATERIALIZED (
	SELECT a.person, max(a.held_on) AS last_held
	FROM appraisal a
	JOIN clock c
	WHERE a.held_on <= c.today
	GROUP BY a.person
),
-- One that was left out is made good by the next one that is held.
held AS MATERIALIZED (
	SELECT a.person, l.last_held,
	       min(CASE WHEN coalesce(a.held_on, '9999-12-31') > c.today
	                 AND a.due_on > coalesce(l.last_held, '')
	                THEN a.due_on END) AS next_due
	FROM appraisal a
	JOIN clock c
	LEFT JOIN last l ON l.person = a.person
	GROUP BY a.person, l.last_held
),
dated AS (
	SELECT p.person, p.id AS peer, p.name, p."group", p.region, h.last_held,
	       h.next_due IS NOT NULL AS has_date,
	       coalesce(h.next_due,
			date(coalesce(h.last_held, max(s.starts, p.since)),
			     '+' || CAST(s.months AS INTEGER) || ' months'))
	           AS due_on,
	       p._path, p._line
	FROM peer_now p
	JOIN scheme s ON s."group" = p."group"
	LEFT JOIN held h ON h.person = p.person
)
SELECT d.person, d.peer, d.name, d."group", d.region, d.last_held, d.due_on,
       d.has_date,
       CASE
       WHEN d.due_on < c.today THEN 'overdue'
       WHEN d.due_on <= date(c.today, '+3 months') THEN 'soon'
       ELSE 'later'
       END AS state,
       d._path, d._line
FROM dated d
JOIN clock c
