-- id: used-over-authorised
-- severity: warning
-- title: more days were used than had been authorised
-- bad: days: { allocated: 4, authorised: 4, ..., used: 5 }
-- good: days: { allocated: 4, authorised: 4, ..., used: 4 }
--
-- What is used beyond what was agreed comes out of the group's days for the year
-- all the same. If it was agreed later, authorise the rest; if it was not, this
-- warning stays as a mark of it.
SELECT _path AS path, '/days/used' AS pointer,
       'used ' || days_used || ' days of ' || days_authorised || ' authorised'
           AS message
FROM assignment
WHERE days_used > days_authorised
