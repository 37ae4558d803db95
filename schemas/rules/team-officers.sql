-- id: team-officers
-- severity: warning
-- title: a team has too few officer peers
-- bad: team: { officers_least: 1, ... }   (and nobody on it is an officer)
-- good: team: { officers_least: 1, ... }   (and one is)
--
-- Officer peers know what member peers need not: services from inside. It is
-- looked at from the day of the work on.
SELECT r._path AS path, '/team/officers_least' AS pointer,
       count(o.id) || ' of ' || r.team_officers_least ||
       ' officer peers at least' AS message
FROM request r
JOIN clock c
LEFT JOIN assignment o
  ON o.job = r.id
 AND o.role = 'officer'
 AND o.accepted_on <= c.today
 AND (o.cancelled_on IS NULL OR o.cancelled_on > o.starts_on)
WHERE r.team_officers_least > 0
  AND EXISTS (SELECT 1 FROM work w WHERE w.job = r.id AND w.role <> 'shadow')
GROUP BY r.id
HAVING count(o.id) < r.team_officers_least
