-- title: Which course is expected of whom
--
-- One row for each peer in the pool and course that they must, or are expected
-- to, have been to, with why. A course says how far it is expected, of which
-- groups, and for which roles; a group's policy in force may make courses
-- mandatory besides. What is held for new peers is expected of those accredited
-- in the last months that policy sets, once it was held since.
WITH mandatory AS (
	SELECT g.id AS "group", m.course, m.role, p.title
	FROM "group" g
	JOIN policy p ON (p."group" = g.id OR p."group" IS NULL)
	             AND coalesce(p.status, 'adopted') = 'adopted'
	JOIN policy_training_mandatory m ON m.policy = p.id
	JOIN clock c
	WHERE p.in_force_from <= c.today
	  AND coalesce(p.in_force_until, c.today) >= c.today
	  -- A later list of the same scope takes its place.
	  AND NOT EXISTS (
		SELECT 1
		FROM policy l
		JOIN policy_training_mandatory n ON n.policy = l.id
		WHERE coalesce(l.status, 'adopted') = 'adopted'
		  AND coalesce(l."group", '') = coalesce(p."group", '')
		  AND l.in_force_from > p.in_force_from
		  AND l.in_force_from <= c.today
		  AND coalesce(l.in_force_until, c.today) >= c.today)
),
held AS (
	SELECT e.course, max(e.ends_on) AS last
	FROM event e
	JOIN clock c
	WHERE e.ends_on <= c.today AND e.cancelled_on IS NULL
	GROUP BY e.course
),
asked AS (
	SELECT p.id AS peer, p.person, p.name, p."group", p.region, p.since,
	       k.id AS course, k.name AS course_name, k.family, k.expected,
	       CASE
	       WHEN k.audience = 'new-peers' THEN 'new peers'
	       WHEN o.role IS NOT NULL THEN 'for the role ' || o.role
	       WHEN EXISTS (SELECT 1 FROM course_group y WHERE y.course = k.id)
	       THEN 'all peers of the group'
	       ELSE 'all peers'
	       END AS why
	FROM peer_now p
	JOIN course k ON k.expected IN ('must', 'expected')
	             AND coalesce(k.audience, 'all') <> 'applicants'
	JOIN clock c
	LEFT JOIN course_needed_for r ON r.course = k.id
	LEFT JOIN peer_role o ON o.peer = p.id AND o.role = r.needed_for
	LEFT JOIN held h ON h.course = k.id
	LEFT JOIN setting n ON n."group" = p."group"
	                   AND n.name = 'training.new_peer_months'
	WHERE (r.needed_for IS NULL OR o.role IS NOT NULL)
	  AND coalesce(k.withdrawn_on, '9999-12-31') > c.today
	  AND (NOT EXISTS (SELECT 1 FROM course_group y WHERE y.course = k.id)
	       OR EXISTS (SELECT 1 FROM course_group y
	                  WHERE y.course = k.id AND y."group" = p."group"))
	  AND (coalesce(k.audience, 'all') <> 'new-peers'
	       OR (p.since < h.last
	           AND date(p.since, '+' || CAST(coalesce(n.value, 12) AS INTEGER)
	                             || ' months') > c.today))
	UNION ALL
	SELECT p.id, p.person, p.name, p."group", p.region, p.since, m.course,
	       k.name, k.family, 'must', m.title
	FROM peer_now p
	JOIN mandatory m ON m."group" = p."group"
	JOIN course k ON k.id = m.course
	WHERE m.role IS NULL
	   OR EXISTS (SELECT 1 FROM peer_role o
	              WHERE o.peer = p.id AND o.role = m.role)
)
-- 'must' sorts after 'expected', and the shortest reason is the plainest.
SELECT peer, person, name, "group", region, since, course, course_name, family,
       max(expected) AS expected, min(why) AS why
FROM asked
GROUP BY peer, person, name, "group", region, since, course, course_name,
         family
