-- id: feedback-office
-- severity: error
-- title: feedback went to an office that is not the peer's own
-- bad: routed_to: lab   (the peer is a Conservative)
-- good: routed_to: con
--
-- What is said of a peer goes to the office of the group that they are in, and to
-- no other. If another office had it, tell the data protection officer, and enter
-- here the office that it was meant for.
WITH had AS (
	SELECT f._path, f.routed_to, f.routed_on,
	       coalesce((
			SELECT g."group"
			FROM peer_former_group g
			WHERE g.peer = p.id AND g.until >= f.routed_on
			ORDER BY g.until
			LIMIT 1
	       ), p."group") AS "group"
	FROM feedback f
	JOIN peer p ON p.person = f.person
	WHERE f.routed_to IS NOT NULL
)
SELECT _path AS path, '/routed_to' AS pointer,
       'routed to ' || routed_to || ' on ' || routed_on || ', when the peer was in '
       || "group" AS message
FROM had
WHERE routed_to <> "group"
