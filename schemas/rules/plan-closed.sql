-- id: plan-closed
-- severity: error
-- title: a plan was closed with a line that is open
-- bad: closed_on: 2023-12-31   (and a line is in-progress)
-- good: closed_on: 2023-12-31   (and its lines are done, carried forward or dropped)
--
-- When a plan is closed, each line that is not done is carried forward,
-- superseded or dropped, so that nothing is lost unseen.
SELECT a._path AS path, '/status' AS pointer,
       'it is ' || a.status || ', and the plan was closed on ' || p.closed_on
         AS message
FROM action a
JOIN plan p ON p.id = a.plan
JOIN clock c
WHERE p.closed_on <= c.today
  AND a.status IN ('not-started', 'in-progress')
