-- title: Peers whose last assignment has no feedback
SELECT w.name, w."group", w.id AS assignment, w.host, w.ends_on
FROM last_work w
JOIN peer_now p ON p.person = w.person
WHERE NOT EXISTS (SELECT 1 FROM feedback f WHERE f.assignment = w.id)
ORDER BY w.ends_on DESC, w.name
