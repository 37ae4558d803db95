-- id: gate-missing
-- severity: error
-- title: somebody was accredited although a step was not done
-- bad: an accreditation by con-2023 without executive-interview
-- good: the interview on 2026-03-17, the decision on 2026-04-14
--
-- Some steps of a group's way in are gates: there is no decision before they are
-- done, and passed. Which they are, says the version in force on the day of the
-- decision. Where the step was taken and not written down, write it down; else
-- take it, and decide again.
SELECT s._path AS path, '/decided_on' AS pointer,
       '''' || s.step || ''' ' ||
       CASE
       WHEN s.done_on > s.decided_on THEN 'was not done until ' || s.done_on
       WHEN s.lacks = 'the step' THEN 'is not recorded as done and passed'
       ELSE 'lacks ' || s.lacks
       END || ' (' || s.process || ')' AS message
FROM conformance_step s
JOIN process_step p ON p.process = s.process AND p.position = s.position
WHERE s.gate
  AND s.state = 'missing'
  -- These have rules of their own, unless the step itself is missing.
  AND (coalesce(p.shown_by, '') NOT IN ('referees', 'panel', 'membership') OR
       s.lacks LIKE 'the step%')
  AND coalesce(p.shown_by, '') <> 'membership'
