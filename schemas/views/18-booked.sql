-- title: Assignments accepted by the day
--
-- Work of member peers, begun or still to come, and not called off by the day;
-- officer peers are on teams too, and are not among them. The group is the one
-- that the peer was in on the first day, which managed the work; the year is
-- the calendar year of that day.
SELECT
	a.id,
	a.person,
	p.id AS peer,
	n.name,
	coalesce((
		SELECT f."group"
		FROM peer_former_group f
		WHERE f.peer = p.id AND f.until >= a.starts_on
		ORDER BY f.until
		LIMIT 1
	), p."group") AS "group",
	a.job,
	a.host,
	a.programme,
	a.role,
	CAST(substr(a.starts_on, 1, 4) AS INTEGER) AS year,
	a.starts_on,
	a.ends_on,
	a.days_allocated,
	CASE WHEN a.days_authorised_on <= c.today
	     THEN a.days_authorised
	END AS days_authorised,
	a.days_used,
	a.funding,
	a.cost_centre,
	a.cost_fee,
	a.cost_expenses,
	a._path,
	a._line
FROM assignment a
JOIN person n ON n.id = a.person
JOIN clock c
LEFT JOIN peer p ON p.person = a.person
WHERE a.accepted_on <= c.today
  AND a.role <> 'officer'
  AND (a.cancelled_on IS NULL OR a.cancelled_on > c.today)
