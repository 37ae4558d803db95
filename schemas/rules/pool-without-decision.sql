-- id: pool-without-decision
-- severity: error
-- title: somebody is a peer without a decision
-- bad: a peer's record, and no decision that accredited the person
-- good: a decision with outcome: accredited about the person
--
-- Nobody enters a group's pool but by that group's decision to accredit them, or to
-- take them over from another group. Add the decision, from the minutes or the
-- letter; where only the register tells of it, say so with source: register. Who
-- changes groups is in the new one from the day on which it has decided that.
SELECT p._path AS path, '/person' AS pointer,
       'no decision has accredited this person' AS message
FROM peer p
WHERE NOT EXISTS (
	SELECT 1 FROM accreditation a WHERE a.person = p.person
)
UNION ALL
SELECT p._path, '/group',
       'the ' || coalesce(g.name, p."group") ||
       ' has not decided to take this person'
FROM peer p
LEFT JOIN "group" g ON g.id = p."group"
WHERE EXISTS (SELECT 1 FROM accreditation a WHERE a.person = p.person)
  AND NOT EXISTS (
	SELECT 1
	FROM accreditation a
	WHERE a.person = p.person AND a."group" = p."group"
  )
UNION ALL
SELECT path, '/group',
       'of the ' || coalesce(g.name, m."group") || ' since ' || m.since ||
       ', which decided that on ' || m.decided_on
FROM (
	SELECT p._path AS path, p."group",
	       date(max(f.until), '+1 day') AS since,
	       (SELECT min(a.decided_on)
	        FROM accreditation a
	        WHERE a.person = p.person AND a."group" = p."group") AS decided_on
	FROM peer p
	JOIN peer_former_group f ON f.peer = p.id
	GROUP BY p.id
) m
LEFT JOIN "group" g ON g.id = m."group"
WHERE m.decided_on > m.since
