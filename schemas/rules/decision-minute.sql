-- id: decision-minute
-- severity: error
-- title: an executive's decision has no minute
-- bad: { decided_by: group-executive }
-- good: { decided_by: group-executive, minute: CGE 2026/12 }
--
-- What several decide together is on record only in their minutes. Where the way
-- in that is in force on the day has the decision shown by its minute, the record
-- names it. Find the minute; if there is none, the executive has not decided.
SELECT d._path AS path, '/decided_by' AS pointer,
       w.id || ' asks for the minute of the decision' AS message
FROM decision d
JOIN process w
  ON w."group" = d."group"
 AND d.decided_on BETWEEN w.in_force_from
                      AND coalesce(w.in_force_until, d.decided_on)
JOIN process_step p
  ON p.process = w.id AND p.step = 'decision' AND p.shown_by = 'minute'
WHERE d.about IN ('accreditation', 're-accreditation', 'transfer')
  AND d.decided_by = 'group-executive'
  AND d.minute IS NULL
