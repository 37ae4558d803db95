-- title: Decisions by which people came into the pool
--
-- One row for each decision that accredited somebody, or took them over from
-- another group; of any day, so that each can be judged by what was in force on
-- its own: process is the version of the group's way in that was. valid_until is
-- the end of the accreditation as the group last gave or confirmed it by the day
-- that is asked about (clock.today); NULL where it does not run out.
SELECT
	d.person,
	d."group",
	d.decided_on,
	d.decided_by,
	d.decider,
	d.application,
	w.id AS process,
	(
		SELECT v.valid_until
		FROM decision v
		JOIN clock c
		WHERE v.person = d.person
		  AND v."group" = d."group"
		  AND v.outcome IN ('accredited', 'confirmed')
		  AND v.decided_on <= c.today
		ORDER BY v.decided_on DESC
		LIMIT 1
	) AS valid_until,
	d.about,
	d.source,
	d.id AS decision,
	d._path,
	d._line
FROM decision d
LEFT JOIN process w
  ON w."group" = d."group"
 AND d.decided_on BETWEEN w.in_force_from
                      AND coalesce(w.in_force_until, d.decided_on)
WHERE d.outcome = 'accredited'
