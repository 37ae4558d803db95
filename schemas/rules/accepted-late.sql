-- id: accepted-late
-- severity: warning
-- title: somebody accepted an offer after the work had begun
-- bad: answered_on: 2026-03-12, answer: accepted   (the first day was 03-10)
-- good: answered_on: 2026-02-02, answer: accepted
--
-- Either a day is wrong, or they were sent before anybody knew that they would
-- come, let alone whether they may.
SELECT o._path AS path, '/answered_on' AS pointer,
       'accepted on ' || o.answered_on || '; the work began on ' || r.starts_on
           AS message
FROM offer o
JOIN request r ON r.id = o.request
WHERE o.answer = 'accepted'
  AND o.answered_on > r.starts_on
