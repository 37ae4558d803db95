-- id: mentoring-mismatch
-- severity: error
-- title: a mentoring record and its assignment disagree
-- bad: assignment: a-00000001   (which is another peer's)
-- good: assignment: a-00000003
--
-- The mentor is the peer of the assignment, in the role of mentor, and nobody
-- mentors themselves.
SELECT m._path AS path, '/assignment' AS pointer,
       'the assignment is another peer''s' AS message
FROM mentoring m
JOIN assignment a ON a.id = m.assignment
WHERE a.person <> m.person
UNION ALL
SELECT m._path, '/assignment', 'the peer''s role in it is ' || a.role
FROM mentoring m
JOIN assignment a ON a.id = m.assignment
WHERE a.person = m.person AND a.role <> 'mentor'
UNION ALL
SELECT _path, '/mentee', 'mentor and mentee are one person'
FROM mentoring
WHERE mentee = person
