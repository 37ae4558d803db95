-- id: heading-uncovered
-- severity: warning
-- title: no line of any plan answers to a heading of the review
-- bad: form: heading   (and no action serves it)
-- good: serves: [review-lead-peers]   (in an action)
--
-- The review found something in need of change, and the plan does nothing about
-- it. Add a line, or know that there is none.
SELECT r._path AS path, '/title' AS pointer,
       'no action serves this heading' AS message
FROM recommendation r
WHERE r.form = 'heading'
  AND NOT EXISTS (SELECT 1 FROM action_served s WHERE s.served = r.id)
