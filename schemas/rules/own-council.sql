-- id: own-council
-- severity: error
-- title: a peer was sent to a council on which they sit or have sat
-- bad: host: ADU   (and the peer's council is ADU)
-- good: host: ARU
--
-- A peer has ties to a council on which they serve or have served, and what
-- they say of it is not a view from outside. Choose somebody else, or another
-- host.
SELECT a._path AS path, '/host' AS pointer,
       'the peer sits, or has sat, on ' || coalesce(h.short_name, a.host) ||
       ', the host' AS message
FROM assignment a
JOIN peer p ON p.person = a.person
LEFT JOIN council h ON h.id = a.host
WHERE a.cancelled_on IS NULL
  AND (a.host = p.council OR EXISTS (
	SELECT 1
	FROM peer_former_council f
	WHERE f.peer = p.id AND f.council = a.host))
