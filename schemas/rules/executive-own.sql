-- id: executive-own
-- severity: warning
-- title: an executive decided about one of its members
-- bad: decided_by: group-executive, and the person sat on it on that day
-- good: decided_by: group-executive, and the person did not
--
-- A peer may sit on the executive that decides. They leave the room for it, and
-- the minute says so; see that it does. This stays as a mark of it.
SELECT d._path AS path, '/decided_by' AS pointer,
       'the person sat on the executive on ' || d.decided_on AS message
FROM decision d
WHERE d.decided_by = 'group-executive'
  AND EXISTS (
	SELECT 1
	FROM role_time r
	WHERE r.person = d.person
	  AND r.role = 'group-executive'
	  AND r."group" = d."group"
	  AND d.decided_on BETWEEN r.starts AND coalesce(r.ends, d.decided_on)
  )
