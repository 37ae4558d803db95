-- title: Assignments accepted, and begun by the day
--
-- One row for each person and piece of work; what was called off is not among
-- them. The group is the one that the peer was in on the first day, which
-- managed the work; the year is the calendar year of that day.
SELECT
	a.id,
	a.person,
	n.name,
	coalesce((
		SELECT f."group"
		FROM peer_former_group f
		WHERE f.peer = p.id AND f.until >= a.starts_on
		ORDER BY f.until
		LIMIT 1
	), p."group") AS "group",
	a.host,
	a.programme,
	a.role,
	CAST(substr(a.starts_on, 1, 4) AS INTEGER) AS year,
	a.starts_on,
	a.ends_on,
	a.days_allocated,
	a.days_used,
	a._path,
	a._line
FROM assignment a
JOIN person n ON n.id = a.person
JOIN clock c
LEFT JOIN peer p ON p.person = a.person
WHERE a.accepted_on <= c.today
  AND a.starts_on <= c.today
  AND (a.cancelled_on IS NULL OR a.cancelled_on > c.today)
