-- id: team-parties
-- severity: warning
-- title: a team comes from fewer political groups than it should
-- bad: team: { parties_least: 2, ... }   (and both peers are Labour)
-- good: team: { parties_least: 2, ... }   (one is Labour, one Conservative)
--
-- A council hears more from a team of several parties. Shadows are not counted,
-- nor are officers. It is looked at from the day of the work on.
SELECT r._path AS path, '/team/parties_least' AS pointer,
       'from ' || count(DISTINCT w."group") || ' of ' || r.team_parties_least ||
       ' groups at least' AS message
FROM request r
JOIN work w ON w.job = r.id AND w.role <> 'shadow'
WHERE r.team_parties_least > 1
GROUP BY r.id
HAVING count(DISTINCT w."group") < r.team_parties_least
