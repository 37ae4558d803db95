-- id: consultation-outstanding
-- severity: warning
-- title: a group office has not answered, and the day is past
-- bad: due_on: 2025-10-31   (and no response of one of the groups)
-- good: responses: ... of each of the groups
--
-- Members wait for four answers. Remind the office, or let them consider what
-- is there and record it with considered_on.
SELECT c._path AS path, '/groups/' || g.position AS pointer,
       'no answer from ' || g."group" || '; it was due on ' || c.due_on
         AS message
FROM consultation c
JOIN consultation_group g ON g.consultation = c.id
JOIN clock k
WHERE c.due_on < k.today
  AND c.considered_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM consultation_response r
                  WHERE r.consultation = c.id AND r."group" = g."group")
