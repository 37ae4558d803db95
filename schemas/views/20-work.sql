-- title: Assignments that were not called off, begun by the day
--
-- One row for each person and piece of work. The group is the one that the peer
-- is in now; the year is the calendar year of the first day.
SELECT
	a.id,
	a.person,
	n.name,
	p."group",
	a.host,
	a.programme,
	a.role,
	substr(a.starts_on, 1, 4) AS year,
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
WHERE a.cancelled_on IS NULL
  AND a.starts_on <= c.today
