-- id: register-empty
-- severity: warning
-- title: nobody is entered for a training day that is over
-- bad: an event of 2025-03-11 without a record of attendance
-- good: one with a record for each who was booked
--
-- The register is kept for peer challenge and mentoring training of all groups,
-- and looked through each month: whoever ran the day sends the sign-in sheet, and
-- it is entered (peerpool import). If it was not held, the event says so.
SELECT e._path AS path, '/course' AS pointer,
       'over since ' || e.ends_on || '; nobody is entered: ask ' ||
       replace(e.organiser, '-', ' ') || ' for the sheet' AS message
FROM event e
JOIN course k ON k.id = e.course AND k.family IN ('cpc', 'mentoring')
JOIN clock c
WHERE e.cancelled_on IS NULL
  AND e.ends_on < date(c.today, '-1 month')
  AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.event = e.id)
