-- title: Who may be sent, and in which role
--
-- One row for each peer in the pool and role for which nothing says no on
-- clock.today (see ineligible for the reasons).
SELECT p.id AS peer, p.person, r.role, p.name, p."group", p.council, p.region
FROM peer_now p
JOIN peer_role r ON r.peer = p.id
WHERE NOT EXISTS (
	SELECT 1
	FROM ineligible n
	WHERE n.peer = p.id AND n.role = r.role
)
