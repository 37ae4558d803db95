-- title: Requests that a group office answered late, or has not answered
-- param since = 12 months: questions asked since then, as "N months" or a day
-- param group = all: con, ind, lab, ld or all
-- values group: SELECT id FROM "group"
--
-- By the working days that the policy gives (clocks.request_working_days). Who
-- was to answer is the head of the office on the day of the question, or whoever
-- covered. The latest first.
SELECT q.request, q."group", q.asked_on, q.due, q.answered_on,
       q.days_late AS working_days_late,
       n.name AS was_to_answer, q.routed_to
FROM request_clock q
JOIN clock c
LEFT JOIN cover v ON v."group" = q."group" AND v.day = q.asked_on
LEFT JOIN person n ON n.id = v.answers
WHERE q.state IN ('late', 'overdue')
  AND q.asked_on >= coalesce(date(:since), date(c.today, '-' || :since))
  AND (:group = 'all' OR q."group" = :group)
ORDER BY q.answered_on IS NOT NULL, q.asked_on DESC, q.request
