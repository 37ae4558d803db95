-- id: responsibility-parts
-- severity: error
-- title: a task has nobody, or more than one, who answers for it
-- bad: parts: two who answer
-- good: parts: one who answers, and one or more who do it
--
-- One office is answerable for a task, so that it is known whom to ask; and
-- somebody does it.
SELECT r._path AS path, '/parts' AS pointer,
       CASE WHEN sum(p.part = 'answers') <> 1
            THEN sum(p.part = 'answers') || ' answer for it, and one should'
            ELSE 'nobody does it'
       END AS message
FROM responsibility r
JOIN responsibility_part p ON p.responsibility = r.id
GROUP BY r.id, r._path
HAVING sum(p.part = 'answers') <> 1 OR sum(p.part = 'does') = 0
