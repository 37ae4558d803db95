-- title: Assignments accepted, and begun by the day
--
-- One row for each member peer and piece of work; what was called off is not
-- among them, nor are officer peers. The group is the one that the peer was in
-- on the first day, which managed the work; the year is the calendar year of
-- that day.
SELECT b.*
FROM booked b
JOIN clock c
WHERE b.starts_on <= c.today
