-- title: What each referee has to read
--
-- The referees of the day, and how many proposals they were asked to read, have
-- declined, have read, and have still to read.
SELECT h.name, 'researcher/' || h.id AS "@name",
       count(r.id) AS asked,
       count(r.id) FILTER (WHERE r.state = 'declined') AS declined,
       count(r.id) FILTER (WHERE r.state = 'read') AS read,
       count(r.id) FILTER (WHERE r.state IN ('asked', 'reading', 'overdue'))
         AS to_read
FROM referee f
JOIN researcher h ON h.id = f.researcher
JOIN clock c
LEFT JOIN reading r ON r.referee = f.id
WHERE f.since <= c.today
  AND coalesce(f.left_on, c.today) >= c.today
GROUP BY f.id
ORDER BY to_read DESC, asked DESC, h.name
