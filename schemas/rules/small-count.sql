-- id: small-count
-- severity: error
-- title: a statistic shows a count that is too small, or not rounded
-- bad: count: 7   (where least is 10)
-- good: withheld: true
--
-- What offices hand to each other must lead to nobody: counts of fewer people than
-- least are withheld, and others rounded.
SELECT v._path AS path, '/values/' || v.position || '/count' AS pointer,
       CASE WHEN v.count < s.least
            THEN 'a count of fewer than ' || s.least || ' people'
            ELSE 'a count that is not rounded to ' || s.round
       END AS message
FROM statistic_value v
JOIN statistic s ON s.id = v.statistic
WHERE v.count < s.least
   OR v.count % s.round <> 0
