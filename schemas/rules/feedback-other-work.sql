-- id: feedback-other-work
-- severity: error
-- title: feedback is about somebody who was not on that assignment
-- bad: assignment: a-00000002   (and person: p-00000006, who has a-00000001)
-- good: assignment: a-00000001
--
-- Each peer's part in the work is an assignment of its own: name the one of the
-- peer whom the feedback is about.
SELECT f._path AS path, '/assignment' AS pointer,
       'this assignment is somebody else''s part in the work' AS message
FROM feedback f
JOIN assignment a ON a.id = f.assignment
WHERE a.person <> f.person
