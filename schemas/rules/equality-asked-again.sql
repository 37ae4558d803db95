-- id: equality-asked-again
-- severity: warning
-- title: somebody was asked again soon after taking back their answers
-- bad: asked_on: 2026-06-01   (answers taken back on 2026-03-02)
-- good: asked_on: 2027-04-01
--
-- Taking back is a way of saying no. For a year nobody asks again, unless the peer
-- wishes it.
SELECT e._path AS path, '/asked_on' AS pointer,
       'asked on ' || e.asked_on || '; answers were taken back on '
       || w.withdrawn_on AS message
FROM equality e
JOIN equality w ON w.person = e.person AND w.id <> e.id
WHERE e.asked_on BETWEEN w.withdrawn_on AND date(w.withdrawn_on, '+1 year')
