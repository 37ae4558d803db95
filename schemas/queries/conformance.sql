-- title: Accreditations of which the records do not show every step
-- param group = all: con, ind, lab, ld, or all
-- values group: SELECT id FROM "group"
-- param state = missing: missing, evidenced, not needed, not kept, or all
-- values state: SELECT 'missing' UNION ALL SELECT 'evidenced' UNION ALL SELECT 'not needed' UNION ALL SELECT 'not kept' UNION ALL SELECT 'all'
--
-- Each is judged by the version of the group's way in that was in force on the
-- day of the decision. state says what the records show of the step; where
-- nothing is missing, nothing is listed.
SELECT n.name, s."group", s.decided_on, s.process, s.step, s.state, s.done_on,
       s.lacks
FROM conformance_step s
JOIN person n ON n.id = s.person
WHERE :group IN ('all', s."group")
  AND :state IN ('all', s.state)
ORDER BY s.decided_on, n.name, s.position
