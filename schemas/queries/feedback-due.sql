-- title: Work of which no feedback has come in time
-- param group = all: con, ind, lab, ld or all
-- values group: SELECT id FROM "group"
-- param since = year: year for the last twelve months, or all
-- values since: SELECT 'year' UNION ALL SELECT 'all'
--
-- Formal feedback is due after each assignment, to the office of the peer's
-- group (policy: clocks.feedback_days). The longest overdue first. Ask whoever
-- led the team, the regional team or the programme.
SELECT f."group", f.name, f.request, f.role, f.ends_on, f.due_on, f.days_over,
       f.assignment
FROM feedback_due f
JOIN clock c
WHERE f.state = 'outstanding'
  AND :group IN ('all', f."group")
  AND f.ends_on > CASE :since
                  WHEN 'all' THEN ''
                  ELSE date(c.today, '-1 year')
                  END
ORDER BY f.due_on, f.name
