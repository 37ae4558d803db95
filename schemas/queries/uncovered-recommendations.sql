-- title: Headings of the review and priorities, and the lines that answer them
-- param all = no: yes for those too that have lines
-- values all: SELECT 'yes' UNION ALL SELECT 'no'
SELECT r.form, r.number, r.title, count(s.action) AS lines,
       sum(a.status = 'done') AS done
FROM recommendation r
LEFT JOIN action_served s ON s.served = r.id
LEFT JOIN action a ON a.id = s.action
WHERE r.form IN ('heading', 'priority')
GROUP BY r.id, r.form, r.number, r.title
HAVING :all = 'yes' OR count(s.action) = 0
ORDER BY r.form, r.number
