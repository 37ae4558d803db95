-- id: decider-role
-- severity: error
-- title: whoever decided did not have the role on that day
-- bad: { decided_by: national-lead-peer, decider: p-... }   (whose term had ended)
-- good: the lead peer of that day
--
-- A decision is a lead peer's only while their term runs, and in the group whose
-- lead peer they are. Either the decider, the day or the term is wrong; or
-- somebody else has to decide.
SELECT d._path AS path, '/decider' AS pointer,
       'the decider was not ' || replace(d.decided_by, '-', ' ') || ' of the ' ||
       coalesce(g.name, d."group") || ' on ' || d.decided_on AS message
FROM decision d
LEFT JOIN "group" g ON g.id = d."group"
WHERE d.decider IS NOT NULL
  AND d.decided_by IN ('national-lead-peer', 'regional-lead-peer')
  AND NOT EXISTS (
	SELECT 1
	FROM role_time r
	WHERE r.person = d.decider
	  AND r.role = d.decided_by
	  AND r."group" = d."group"
	  AND d.decided_on BETWEEN r.starts AND coalesce(r.ends, d.decided_on)
  )
