-- id: feedback-early
-- severity: error
-- title: formal feedback came before the work had begun
-- bad: received_on: 2026-02-20   (the work began on 9 March 2026)
-- good: received_on: 2026-03-25
--
-- What is said of the work is said of work that was seen. Is the day right, or is
-- it about another assignment?
SELECT f._path AS path, '/received_on' AS pointer,
       'received on ' || f.received_on || '; the work began on ' || a.starts_on
           AS message
FROM feedback f
JOIN assignment a ON a.id = f.assignment
WHERE f.form = 'formal'
  AND f.received_on < a.starts_on
