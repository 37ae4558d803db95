-- id: team-short
-- severity: error
-- title: a request is closed as filled, and its team is short
-- bad: outcome: filled   (members: 3, and two peers and a shadow were sent)
-- good: outcome: part, unfilled_because: nobody-free-then
--
-- A shadow comes along to learn and is not counted in the team. A request that
-- was met in part says so, and why: that is how it is known which peers the
-- pool lacks.
SELECT r._path AS path, '/outcome' AS pointer,
       count(a.id) || ' of ' || r.team_members ||
       ' member peers were sent, shadows not counted' AS message
FROM request r
LEFT JOIN assignment a
  ON a.job = r.id
 AND a.role NOT IN ('shadow', 'officer')
 AND a.accepted_on IS NOT NULL
 AND (a.cancelled_on IS NULL OR a.cancelled_on > a.starts_on)
WHERE r.outcome = 'filled'
GROUP BY r.id
HAVING count(a.id) < r.team_members
