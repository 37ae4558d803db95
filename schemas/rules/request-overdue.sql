-- id: request-overdue
-- severity: warning
-- title: a group office has not answered a request in time
-- bad: asked_on: 2026-11-02, answered_on absent   (on 2026-11-21, of 5 days)
-- good: asked_on: 2026-11-02, answered_on: 2026-11-06, answer: none
--
-- The policy says in how many working days an office answers
-- (clocks.request_working_days). Whoever waits can plan nothing; that there is
-- nobody to name is an answer too. Ask again, or ask who covers.
SELECT _path AS path, '/asked/' || position AS pointer,
       "group" || ' has not answered: due on ' || due || ', ' || days_late ||
       ' working day' || iif(days_late = 1, '', 's') || ' ago' AS message
FROM request_clock
WHERE state = 'overdue'
