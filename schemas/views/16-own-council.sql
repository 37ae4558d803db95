-- title: Councils to which a peer has a tie
--
-- One row for each peer, council and tie (why): they sit there, or have sat; it
-- took the place of one of these (successor), or was there before it
-- (predecessor); it is the county council over one of these, or a district
-- under it (associated); or the peer declared a tie, which is named in detail
-- and may have ended (until).
WITH RECURSIVE seat(peer, council, why) AS (
	SELECT id, council, 'sits'
	FROM peer
	WHERE council IS NOT NULL
	UNION
	SELECT peer, council, 'has sat'
	FROM peer_former_council
),
later(peer, council) AS (
	SELECT peer, council
	FROM seat
	UNION
	SELECT l.peer, s.successor
	FROM later l
	JOIN council_successor s ON s.council = l.council
),
tied(peer, council, why, detail, until) AS (
	SELECT peer, council, why, NULL, NULL
	FROM seat
	UNION
	SELECT peer, council, 'successor', NULL, NULL
	FROM later l
	WHERE NOT EXISTS (SELECT 1
	                  FROM seat s
	                  WHERE s.peer = l.peer AND s.council = l.council)
	UNION
	SELECT s.peer, b.council, 'predecessor', NULL, NULL
	FROM seat s
	JOIN council_successor b ON b.successor = s.council
	UNION
	SELECT s.peer, d.county, 'associated', NULL, NULL
	FROM seat s
	JOIN council d ON d.id = s.council
	WHERE d.county IS NOT NULL
	UNION
	SELECT s.peer, d.id, 'associated', NULL, NULL
	FROM seat s
	JOIN council d ON d.county = s.council
	UNION
	SELECT peer, council, 'declared', tie, until
	FROM peer_tie
)
SELECT t.peer, p.person, t.council, t.why, t.detail, t.until
FROM tied t
JOIN peer p ON p.id = t.peer
