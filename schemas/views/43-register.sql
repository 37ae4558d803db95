-- title: Bookings on events, up to the day
--
-- One row for each person and event that is over by clock.today: what came of it,
-- and the group in which the person was then, as a peer (NULL: none).
SELECT a.id, a.person, n.name, n.sort_name,
       coalesce((
		SELECT f."group"
		FROM peer_former_group f
		WHERE f.peer = p.id AND f.until >= e.starts_on
		ORDER BY f.until
		LIMIT 1
       ), p."group") AS "group",
       a.event, e.course, k.name AS course_name, k.family, e.version,
       e.starts_on, e.ends_on, a.outcome,
       CASE WHEN a.outcome IN ('attended', 'part') THEN 1 ELSE 0 END AS came,
       a.source, a.recorded_on, a._path, a._line
FROM attendance a
JOIN event e ON e.id = a.event
JOIN course k ON k.id = e.course
JOIN person n ON n.id = a.person
JOIN clock c
LEFT JOIN peer p ON p.person = a.person
WHERE e.ends_on <= c.today
