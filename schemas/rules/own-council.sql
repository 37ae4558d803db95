-- id: own-council
-- severity: error
-- title: a peer was sent to their own council, or to one bound up with it
-- bad: host: ADU   (and the peer's council is ADU)
-- good: host: ARU
--
-- A peer has ties to a council on which they serve or have served, to one that
-- took its place or was there before it, and to the county council over it or
-- the districts under it; an officer peer, to the council that employs them.
-- What they say of it is not a view from outside. Choose somebody else, or
-- another host.
WITH tie(person, council, why) AS (
	SELECT person, council, why
	FROM own_council
	WHERE why <> 'declared'
	UNION ALL
	SELECT person, council, 'works there'
	FROM officer
)
SELECT a._path AS path, '/host' AS pointer,
       coalesce(h.short_name, h.name, a.host) || ', the host, is a council of ' ||
       'their own (' || group_concat(t.why, ', ') || ')' AS message
FROM assignment a
JOIN tie t ON t.person = a.person AND t.council = a.host
LEFT JOIN council h ON h.id = a.host
WHERE a.cancelled_on IS NULL
GROUP BY a.id
