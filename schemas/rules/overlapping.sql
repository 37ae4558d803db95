-- id: overlapping
-- severity: warning
-- title: a peer is to be in two places on one day
-- bad: starts_on: 2026-03-11   (and another assignment is from 03-10 to 03-12)
-- good: starts_on: 2026-03-17
--
-- Two pieces of work overlap: either a day is wrong, or one of them will be
-- short of somebody. Mentoring goes on beside other work and is not counted.
SELECT b._path AS path, '/starts_on' AS pointer,
       'from ' || b.starts_on || ' they are also at ' || a.job AS message
FROM assignment a
JOIN assignment b
  ON b.person = a.person
 AND (b.starts_on, b.id) > (a.starts_on, a.id)
 AND b.starts_on <= a.ends_on
WHERE a.role <> 'mentor' AND b.role <> 'mentor'
  AND a.accepted_on IS NOT NULL AND b.accepted_on IS NOT NULL
  AND a.cancelled_on IS NULL AND b.cancelled_on IS NULL
