-- id: removal-open
-- severity: error
-- title: somebody was removed or paused by a decision, and still counts as there
-- bad: { outcome: removed, decided_on: 2026-03-02 }, and a peer without left_on
-- good: a peer with left_on: 2026-03-02, left_because: removed
--
-- Who is in the pool is told by the peer's own record. A decision to remove or to
-- pause them is not carried out until that record says it: left_on, or a pause that
-- runs or has run since. Until then they would be found, and sent. A later decision
-- to take them back settles it.
SELECT p._path AS path, '/person' AS pointer,
       CASE d.outcome WHEN 'removed'
       THEN 'removed by the decision of ' || d.decided_on || ', and no left_on'
       ELSE 'paused by the decision of ' || d.decided_on ||
            ', and no pause since' END AS message
FROM decision d
JOIN peer p ON p.person = d.person AND p."group" = d."group"
JOIN clock c
WHERE d.decided_on <= c.today
  AND ((d.outcome = 'removed' AND p.left_on IS NULL)
       OR (d.outcome = 'paused' AND p.left_on IS NULL
           AND NOT EXISTS (
		SELECT 1
		FROM peer_pause s
		WHERE s.peer = p.id
		  AND coalesce(s.until, c.today) >= d.decided_on)))
  AND NOT EXISTS (
	SELECT 1
	FROM decision later
	WHERE later.person = d.person
	  AND later.outcome IN ('accredited', 'confirmed')
	  AND later.decided_on > d.decided_on
	  AND later.decided_on <= c.today
  )
