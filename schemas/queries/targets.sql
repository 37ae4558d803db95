-- title: Recruitment targets, and how far they are reached
SELECT t.title, g.name AS "group", t.wanted, t.peers, t.due_on, t.state,
       t.id AS target
FROM target_now t
LEFT JOIN "group" g ON g.id = t."group"
ORDER BY t.state = 'reached', t.due_on, t.title
