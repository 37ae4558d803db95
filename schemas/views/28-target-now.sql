-- title: Recruitment targets, and how far they are reached on the day
--
-- peers is how many there are in the pool who have not paused and have all that
-- the target asks for; state is reached, short (and due), or on the way.
WITH fit AS (
	SELECT t.id, count(p.id) AS peers
	FROM target t
	LEFT JOIN peer_now p
	  ON NOT p.is_paused
	 AND (t."group" IS NULL OR p."group" = t."group")
	 AND (t.region IS NULL OR p.region = t.region)
	 AND (t.skill IS NULL
	      OR EXISTS (SELECT 1
	                 FROM peer_skill s
	                 WHERE s.peer = p.id AND s.skill = t.skill))
	 AND (t.council_type IS NULL
	      OR EXISTS (SELECT 1
	                 FROM peer_council_type k
	                 WHERE k.peer = p.id AND k.council_type = t.council_type))
	 AND (t.role IS NULL
	      OR EXISTS (SELECT 1
	                 FROM peer_role r
	                 WHERE r.peer = p.id AND r.role = t.role))
	GROUP BY t.id
)
SELECT t.id, t.title, t."group", t.region, t.council_type, t.skill, t.role,
       t.peers AS wanted, f.peers, t.due_on,
       CASE WHEN f.peers >= t.peers THEN 'reached'
            WHEN t.due_on < c.today THEN 'short'
            ELSE 'on the way'
       END AS state,
       t._path, t._line
FROM target t
JOIN fit f ON f.id = t.id
JOIN clock c
WHERE t.decided_on <= c.today
  AND coalesce(t.ended_on, '9999-12-31') > c.today
