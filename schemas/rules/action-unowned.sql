-- id: action-unowned
-- severity: warning
-- title: nobody owns an open line of a plan
-- bad: status: in-progress   (and no owners)
-- good: owners: [heads-of-group-offices]
--
-- What nobody owns is not done. An owner is a role or an office, so that the line
-- keeps its owner when the person leaves; several can share it.
SELECT a._path AS path, '/text' AS pointer,
       'this is ' || a.status || ', and nobody owns it' AS message
FROM action a
WHERE a.status IN ('not-started', 'in-progress')
  AND NOT EXISTS (SELECT 1 FROM action_owner o WHERE o.action = a.id)
