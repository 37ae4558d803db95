-- id: joint-owners
-- severity: warning
-- title: a line of a joint plan has not two owners
-- bad: owners: [improvement-team]
-- good: owners: [improvement-team, heads-of-group-offices]
--
-- A joint plan is one of which several offices do each line together. What one
-- of them does alone belongs in a plan of its own. The heads of the group
-- offices are several, but one owner.
SELECT a._path AS path, '/owners' AS pointer,
       'a line of the joint plan ' || p.id || ' with ' ||
       CASE count(o.position) WHEN 0 THEN 'no owner' ELSE 'one owner' END
         AS message
FROM action a
JOIN plan p ON p.id = a.plan AND p.joint
LEFT JOIN action_owner o ON o.action = a.id
WHERE a.line = 'action'
GROUP BY a.id, a._path, p.id
HAVING count(o.position) < 2
