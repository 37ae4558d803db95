-- id: decider-patch
-- severity: error
-- title: a regional lead peer decided for a region that they do not look after
-- bad: an applicant of the South East, decided by the lead peer of the North West
-- good: decided by the national lead peer, or the lead peer of the South East
--
-- Where the way in force on that day asks for the appropriate lead peer
-- (decider_covers: region), that is the national one, or the regional one whose
-- patch on that day held the region of the applicant. Let one of these decide.
SELECT d._path AS path, '/decider' AS pointer,
       'the decider did not look after ' || a.region || ' on ' ||
       d.decided_on AS message
FROM decision d
JOIN application a ON a.id = d.application
JOIN process w
  ON w."group" = d."group"
 AND d.decided_on BETWEEN w.in_force_from
                      AND coalesce(w.in_force_until, d.decided_on)
WHERE w.decider_covers = 'region'
  AND d.decided_by = 'regional-lead-peer'
  AND EXISTS (
	SELECT 1
	FROM role_time r
	WHERE r.person = d.decider
	  AND r.role = d.decided_by
	  AND r."group" = d."group"
	  AND d.decided_on BETWEEN r.starts AND coalesce(r.ends, d.decided_on)
  )
  AND NOT EXISTS (
	SELECT 1
	FROM role_time r
	WHERE r.person = d.decider
	  AND r.role = d.decided_by
	  AND r."group" = d."group"
	  AND (r.region IS NULL OR r.region = a.region)
	  AND d.decided_on BETWEEN r.starts AND coalesce(r.ends, d.decided_on)
  )
