-- title: Who would drop out under a proposed policy
-- param role = all: member, lead, shadow or mentor
-- values role: SELECT 'member' UNION ALL SELECT 'lead' UNION ALL SELECT 'shadow' UNION ALL SELECT 'mentor'
--
-- A proposed policy is a policy record with  status: proposed . It is laid over
-- the records for this one question, or is among them:
--     peerpool query --overlay FOLDER rehearse-policy
-- For each group and region: how many may be sent now in some role (or in the
-- one asked for), how many of these no longer could, and why; and how many could
-- who cannot now. A peer is counted in each reason that is theirs.
WITH plan(plan) AS (
	SELECT DISTINCT plan FROM eligibility_rule
),
may AS (
	SELECT n.plan, p.id AS peer, p."group", p.region, r.role
	FROM peer_now p
	JOIN peer_role r ON r.peer = p.id
	JOIN plan n
	WHERE :role IN ('all', r.role)
	  AND NOT EXISTS (
		SELECT 1
		FROM ineligible_plan i
		WHERE i.plan = n.plan AND i.peer = p.id AND i.role = r.role)
),
peer AS (
	SELECT p.id AS peer, p."group", p.region,
	       EXISTS (SELECT 1 FROM may m
	               WHERE m.peer = p.id AND m.plan = 'adopted') AS now,
	       EXISTS (SELECT 1 FROM may m
	               WHERE m.peer = p.id AND m.plan = 'proposed') AS then_
	FROM peer_now p
),
why AS (
	SELECT q."group", q.region, i.reason, count(DISTINCT i.peer) AS n
	FROM peer q
	JOIN ineligible_plan i ON i.peer = q.peer AND i.plan = 'proposed'
	WHERE q.now AND NOT q.then_
	  AND :role IN ('all', i.role)
	  AND i.reason <> 'role not offered'
	  AND NOT EXISTS (
		SELECT 1
		FROM ineligible_plan a
		WHERE a.plan = 'adopted' AND a.peer = i.peer
		  AND a.role = i.role AND a.reason = i.reason)
	GROUP BY q."group", q.region, i.reason
)
SELECT g.name AS "group", q.region, sum(q.now) AS now,
       sum(q.now AND NOT q.then_) AS drop_out,
       sum(q.then_ AND NOT q.now) AS come_in,
       (SELECT group_concat(reason || ' ' || n, ', ')
        FROM (SELECT reason, n FROM why w
              WHERE w."group" = q."group" AND w.region = q.region
              ORDER BY n DESC, reason)) AS why
FROM peer q
JOIN "group" g ON g.id = q."group"
WHERE EXISTS (SELECT 1 FROM plan WHERE plan = 'proposed')
GROUP BY q."group", q.region
UNION ALL
SELECT 'no policy has status: proposed', NULL, NULL, NULL, NULL, NULL
WHERE NOT EXISTS (SELECT 1 FROM plan WHERE plan = 'proposed')
ORDER BY 1, 2
