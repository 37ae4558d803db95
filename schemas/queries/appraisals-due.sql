-- title: Appraisals that are due within three months, or overdue
-- param group = all: con, ind, lab, ld or all
-- values group: SELECT id FROM "group"
--
-- Of the groups that have them (policy: appraisal.on). A peer without a date is
-- due when the months of the policy have passed. The longest overdue first.
SELECT a."group", a.name, a.due_on, a.last_held, a.state,
       iif(a.has_date, 'yes', 'no') AS has_date, a.peer
FROM appraisal_due a
WHERE a.state IN ('overdue', 'soon')
  AND :group IN ('all', a."group")
ORDER BY a.due_on, a.name
