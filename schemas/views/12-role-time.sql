-- title: Who held which role, and when
--
-- One row for each office that somebody held and each region that it covered;
-- region is NULL where it covered all, and "group" where it was held for the
-- association. starts and ends are the first and the last day, ends NULL while
-- it goes on: so a role on a day is  day BETWEEN starts AND coalesce(ends, day).
-- Lead peers' terms come from their record as a peer, for the group of which
-- they were then, and end when they leave the pool; all others from the holders. holder is the holder's record.
SELECT
	p.person,
	l.role,
	coalesce((
		SELECT f."group"
		FROM peer_former_group f
		WHERE f.peer = p.id AND f.until >= l."from"
		ORDER BY f.until
		LIMIT 1
	), p."group") AS "group",
	r.region,
	l."from" AS starts,
	coalesce(min(l.until, p.left_on), l.until, p.left_on) AS ends,
	NULL AS holder,
	p._path,
	p._line
FROM peer p
JOIN peer_lead_role l ON l.peer = p.id
LEFT JOIN peer_lead_role_region r
  ON r.peer = p.id AND r.lead_role_position = l.position
UNION ALL
SELECT
	h.person,
	h.office,
	h."group",
	r.region,
	h."from",
	h.until,
	h.id,
	h._path,
	h._line
FROM holder h
LEFT JOIN holder_region r ON r.holder = h.id
