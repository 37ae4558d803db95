-- title: What boards asked for, and the papers that answer
SELECT r.asked_on, r.asked_by, r.title, count(w.position) AS wants, r.due_on,
       r.answered_by, r.answered_on,
       CASE WHEN r.answered_on <= k.today THEN 'answered'
            WHEN r.due_on < k.today THEN 'late'
            ELSE 'open'
       END AS state
FROM board_request r
JOIN clock k
LEFT JOIN board_request_want w ON w.board_request = r.id
WHERE r.asked_on <= k.today
GROUP BY r.id
ORDER BY r.asked_on, r.id
