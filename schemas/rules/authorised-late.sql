-- id: authorised-late
-- severity: warning
-- title: days were authorised after the work had begun
-- bad: days: { allocated: 4, authorised: 4, authorised_on: 2026-03-09 }
-- good: days: { allocated: 4, authorised: 4, authorised_on: 2026-02-20 }
--
-- Days are authorised before they are used, so that a group's days for the year
-- are not spent unseen. Where it came late, the record says so, and this warning
-- stays as a mark of it.
SELECT _path AS path, '/days/authorised_on' AS pointer,
       'authorised on ' || days_authorised_on || ', after the first day, ' ||
       starts_on AS message
FROM assignment
WHERE days_authorised_on > starts_on
