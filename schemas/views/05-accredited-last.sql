-- title: What the latest decision says of each who was accredited
--
-- One row for each person whom a decision by the day that is asked about
-- (clock.today) accredited or confirmed: when the latest one was made, and until
-- when it holds. valid_until is NULL where it says no end; a policy may (see
-- eligibility_rule).
SELECT person, "group", decided_on, valid_until
FROM (
	SELECT d.person, d."group", d.decided_on, d.valid_until,
	       row_number() OVER (
			PARTITION BY d.person
			ORDER BY d.decided_on DESC, d.id
	       ) AS place
	FROM decision d
	JOIN clock c
	WHERE d.outcome IN ('accredited', 'confirmed')
	  AND d.decided_on <= c.today
)
WHERE place = 1
