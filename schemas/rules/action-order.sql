-- id: action-order
-- severity: warning
-- title: a line of a plan is due before one that it depends on
-- bad: due_on: 2023-09-30   (and the line that it depends on is due on 2024-01-31)
-- good: due_on: 2024-03-31
--
-- Where a line is put off, those that wait for it have to be put off too, or
-- they will be late for certain. Lines that are done, or closed, are left
-- alone.
SELECT a._path AS path, '/depends_on/' || d.position AS pointer,
       'due on ' || a.due_on || ', and depends on ' || b.id ||
       ', which is due on ' || b.due_on AS message
FROM action a
JOIN action_dependency d ON d.action = a.id
JOIN action b ON b.id = d.dependency
WHERE a.due_on < b.due_on
  AND a.status IN ('not-started', 'in-progress', 'carried-forward')
  AND b.status IN ('not-started', 'in-progress', 'carried-forward')
