-- id: priority-uncovered
-- severity: warning
-- title: no line of any plan answers to a priority
-- bad: form: priority   (and no action serves it)
-- good: serves: [priority-profiles]   (in an action)
--
-- Members put it first; so a line of the plan must be about it.
SELECT r._path AS path, '/title' AS pointer,
       'no action serves this priority' AS message
FROM recommendation r
WHERE r.form = 'priority'
  AND NOT EXISTS (SELECT 1 FROM action_served s WHERE s.served = r.id)
