-- id: review-scheme-one
-- severity: warning
-- title: a group watches over its peers' work in two ways at once
-- bad: in_force_from: 2024-01-01   (and the one before it has no last day)
-- good: in_force_from: 2024-01-01   (and the one before it ended in 2023)
--
-- Give the older one its last day.
SELECT a._path AS path, '/in_force_from' AS pointer,
       'in force with ' || b.id || ', which began on ' || b.in_force_from AS message
FROM review_scheme a
JOIN review_scheme b
  ON b."group" = a."group"
 AND (b.in_force_from, b.id) < (a.in_force_from, a.id)
 AND coalesce(b.in_force_until, '9999-12-31') >= a.in_force_from
