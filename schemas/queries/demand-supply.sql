-- title: Skills that requests ask for, beside the peers who have them
-- param since = 12 months: received since then, as "N months" or a day
--
-- For each skill: requests that named it, those of them that were not filled or
-- only in part, peers in the pool who have it, and how many of these may be sent
-- as a member (eligible). Fewest peers for each request first: there the pool is
-- thin.
WITH asked AS (
	SELECT s.skill, count(*) AS requests,
	       sum(r.outcome IN ('part', 'unfilled')) AS not_filled
	FROM request r
	JOIN request_needs_skill s ON s.request = r.id
	JOIN clock c
	WHERE r.received_on <= c.today
	  AND r.received_on >= coalesce(date(:since), date(c.today, '-' || :since))
	GROUP BY s.skill
),
sendable AS MATERIALIZED (
	SELECT peer FROM eligible WHERE role = 'member'
),
held AS (
	SELECT s.skill, count(*) AS peers, count(e.peer) AS eligible
	FROM peer_now p
	JOIN peer_skill s ON s.peer = p.id
	LEFT JOIN sendable e ON e.peer = p.id
	GROUP BY s.skill
),
every(skill) AS (
	SELECT skill FROM held
	UNION
	SELECT skill FROM asked
)
SELECT e.skill, coalesce(a.requests, 0) AS requests,
       coalesce(a.not_filled, 0) AS not_filled,
       coalesce(h.peers, 0) AS peers, coalesce(h.eligible, 0) AS eligible,
       round(1.0 * coalesce(h.eligible, 0) / a.requests, 1)
           AS eligible_for_each_request
FROM every e
LEFT JOIN asked a ON a.skill = e.skill
LEFT JOIN held h ON h.skill = e.skill
ORDER BY a.requests IS NULL, eligible_for_each_request, e.skill
