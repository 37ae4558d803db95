-- id: decider-process
-- severity: error
-- title: members decided whom the way in does not name
-- bad: { group: con, decided_by: national-lead-peer }
-- good: { group: con, decided_by: group-executive, minute: CGE 2026/12 }
--
-- Which members decide is for each group to say, in its way in: the version in
-- force on the day of the decision is what counts. Let those decide who may; or,
-- where the group has changed its way in, add the new version.
SELECT d._path AS path, '/decided_by' AS pointer,
       w.id || ' leaves it to the ' || (
		SELECT group_concat(replace(m.decider, '-', ' '), ' or ')
		FROM process_decider m
		WHERE m.process = w.id
       ) AS message
FROM decision d
JOIN process w
  ON w."group" = d."group"
 AND d.decided_on BETWEEN w.in_force_from
                      AND coalesce(w.in_force_until, d.decided_on)
WHERE d.about IN ('accreditation', 're-accreditation', 'transfer')
  AND d.decided_by IN ('group-executive', 'national-lead-peer',
		       'regional-lead-peer')
  AND NOT EXISTS (
	SELECT 1
	FROM process_decider m
	WHERE m.process = w.id AND m.decider = d.decided_by
  )
