-- id: attendance-day
-- severity: error
-- title: somebody attended on a day on which the event was not held
-- bad: days: [2025-10-16]   (and the event is on 14 and 15 October)
-- good: days: [2025-10-14, 2025-10-15]
--
-- Either the day or the event is a slip. Look at the sign-in sheet.
SELECT a._path AS path, '/days/' || d.position AS pointer,
       d.day || ' is not a day of the event, which is on ' || e.starts_on ||
       CASE WHEN e.ends_on > e.starts_on THEN ' to ' || e.ends_on
            ELSE '' END AS message
FROM attendance_day d
JOIN attendance a ON a.id = d.attendance
JOIN event e ON e.id = a.event
WHERE d.day NOT BETWEEN e.starts_on AND e.ends_on
