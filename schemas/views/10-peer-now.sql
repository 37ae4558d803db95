-- title: Peers in the pool on the day
--
-- First accredited (since) by the day that is asked about (clock.today), and not
-- gone before it; group and council are those of that day. is_paused is 1 while
-- a pause runs.
SELECT
	p.id,
	p.person,
	n.name,
	coalesce((
		SELECT f."group"
		FROM peer_former_group f
		WHERE f.peer = p.id AND f.until >= c.today
		ORDER BY f.until
		LIMIT 1
	), p."group") AS "group",
	CASE
	WHEN p.council IS NULL OR p.council_since > c.today THEN (
		SELECT f.council
		FROM peer_former_council f
		WHERE f.peer = p.id
		  AND c.today BETWEEN f."from" AND f.until
	)
	ELSE p.council
	END AS council,
	p.region,
	a.since,
	EXISTS (
		SELECT 1
		FROM peer_pause s
		WHERE s.peer = p.id
		  AND s."from" <= c.today
		  AND coalesce(s.until, c.today) >= c.today
	) AS is_paused,
	p.profile_last_confirmed,
	p._path,
	p._line
FROM peer p
JOIN person n ON n.id = p.person
JOIN (
	SELECT person, min(decided_on) AS since
	FROM accreditation
	GROUP BY person
) a ON a.person = p.person
JOIN clock c
WHERE a.since <= c.today
  AND coalesce(p.left_on, c.today) >= c.today
