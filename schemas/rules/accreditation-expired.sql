-- id: accreditation-expired
-- severity: warning
-- title: a peer's accreditation runs out before their work begins
-- bad: starts_on: 2026-11-25   (accredited until 2026-11-14)
-- good: a decision that confirms the accreditation, before the first day
--
-- Where a group accredits for some years, it decides again before these are over.
-- Let the group decide, or choose somebody else. An assignment is judged by what
-- had been decided by its first day; one that is still to come, by what has been
-- decided today.
WITH held AS (
	SELECT a.id, a._path, a.starts_on, d.valid_until,
	       row_number() OVER (
			PARTITION BY a.id ORDER BY d.decided_on DESC, d.id
	       ) AS place
	FROM assignment a
	JOIN clock c
	JOIN decision d
	  ON d.person = a.person
	 AND d.outcome IN ('accredited', 'confirmed')
	 AND d.decided_on <= min(a.starts_on, c.today)
	WHERE a.cancelled_on IS NULL
	  AND a.accepted_on <= c.today
)
SELECT _path AS path, '/starts_on' AS pointer,
       'the accreditation is good until ' || valid_until || ', not on the first day, ' ||
       starts_on AS message
FROM held
WHERE place = 1
  AND valid_until < starts_on
