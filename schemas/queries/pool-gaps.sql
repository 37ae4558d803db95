-- title: Where the pool is thin: skills, regions and types of council
-- param group = all: con, ind, lab, ld or all
-- values group: SELECT id FROM "group"
-- param least = 3: fewer peers than this is thin
--
-- One row for each region, type of council and skill for which there are fewer
-- peers than that who have not paused, though requests of the last three years
-- asked for the skill; the skills asked for most come first. These are where to
-- look for new peers; what was decided about it is a target (peerpool query
-- targets). By characteristic: the paper on equalities, which counts only.
WITH asked AS (
	SELECT s.skill, count(*) AS requests
	FROM request r
	JOIN request_needs_skill s ON s.request = r.id
	JOIN clock c
	WHERE r.received_on <= c.today
	  AND r.received_on > date(c.today, '-3 years')
	GROUP BY s.skill
),
place AS (
	SELECT DISTINCT region, type
	FROM council
	WHERE abolished_on IS NULL
	  AND type NOT IN ('combined-authority', 'regional-authority',
	                   'city-of-london')
),
held AS (
	SELECT p.region, k.council_type AS type, s.skill, count(*) AS peers
	FROM peer_now p
	JOIN peer_council_type k ON k.peer = p.id
	JOIN peer_skill s ON s.peer = p.id
	WHERE NOT p.is_paused
	  AND (:group = 'all' OR p."group" = :group)
	GROUP BY p.region, k.council_type, s.skill
)
SELECT a.skill, l.region, l.type AS council_type,
       coalesce(h.peers, 0) AS peers, a.requests AS requests_3_years
FROM asked a
JOIN place l
LEFT JOIN held h
  ON h.region = l.region AND h.type = l.type AND h.skill = a.skill
WHERE coalesce(h.peers, 0) < CAST(:least AS INTEGER)
ORDER BY a.requests DESC, a.skill, coalesce(h.peers, 0), l.region, l.type
