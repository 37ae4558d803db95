-- id: own-council
-- severity: error
-- title: a peer was sent to a council on which they sit or have sat
-- bad: host: ADU   (and the peer's council is ADU)
-- good: host: ARU
--
-- A peer has ties to a council on which they serve or have served, or to the one
-- that took its place, and what they say of it is not a view from outside.
-- Choose somebody else, or another host.
WITH own(peer, council) AS (
	SELECT id, council
	FROM peer
	UNION
	SELECT peer, council
	FROM peer_former_council
	UNION
	SELECT o.peer, s.successor
	FROM own o
	JOIN council_successor s ON s.council = o.council
)
SELECT a._path AS path, '/host' AS pointer,
       'the peer sits, or has sat, on ' || coalesce(h.short_name, h.name, a.host) ||
       ', the host, or on one before it' AS message
FROM assignment a
JOIN peer p ON p.person = a.person
JOIN own o ON o.peer = p.id AND o.council = a.host
LEFT JOIN council h ON h.id = a.host
WHERE a.cancelled_on IS NULL
