-- title: Peers in the pool, with what they did in three years and were asked
--
-- One row for each peer in the pool on the day. days and assignments are of work
-- begun in the three years to that day. nation is where their council, or else
-- their region, lies. asked tells how far they came with the form for the
-- equality statistics: not-asked, waiting, answered or withdrawn, by the last form
-- that they had; what they answered stands in no table.
WITH did AS MATERIALIZED (
	SELECT w.person, count(*) AS assignments,
	       sum(coalesce(w.days_used, 0)) AS days
	FROM work w
	JOIN clock c
	WHERE w.starts_on > date(c.today, '-3 years')
	GROUP BY w.person
),
form AS MATERIALIZED (
	SELECT e.person,
	       CASE
	       WHEN e.withdrawn_on <= c.today THEN 'withdrawn'
	       WHEN e.answered_on <= c.today THEN 'answered'
	       ELSE 'waiting'
	       END AS state,
	       row_number() OVER (PARTITION BY e.person
	                          ORDER BY e.asked_on DESC) AS place
	FROM equality e
	JOIN clock c
	WHERE e.asked_on <= c.today
)
SELECT
	p.id AS peer,
	p.person,
	p."group",
	CASE p.region WHEN 'wales' THEN 'Wales' ELSE 'England' END AS nation,
	p.region,
	coalesce(d.assignments, 0) AS assignments,
	coalesce(d.days, 0) AS days,
	coalesce(f.state, 'not-asked') AS asked
FROM peer_now p
LEFT JOIN did d ON d.person = p.person
LEFT JOIN form f ON f.person = p.person AND f.place = 1
