-- title: What group offices were asked, and who has answered
--
-- One row for each office that was asked; no view where it has not answered.
SELECT c.id, c.due_on, g."group", r.day AS answered_on, r."view", r.summary,
       CASE WHEN r.day IS NOT NULL THEN 'answered'
            WHEN c.due_on < k.today THEN 'overdue'
            ELSE 'waiting'
       END AS state
FROM consultation c
JOIN consultation_group g ON g.consultation = c.id
JOIN clock k
LEFT JOIN consultation_response r
       ON r.consultation = c.id AND r."group" = g."group" AND r.day <= k.today
WHERE c.asked_on <= k.today
ORDER BY c.asked_on, c.id, g.position
