-- id: not-a-peer
-- severity: error
-- title: somebody was sent who is no peer of that sort
-- bad: role: officer   (and the person has no record as an officer peer)
-- good: role: member   (and the person has one as a member peer)
--
-- A member peer has a record as one before the work begins, and so has an
-- officer peer. Whether a member peer was in the pool then is seen by the dates
-- of decisions, and is a matter of eligibility.
SELECT a._path AS path, '/role' AS pointer,
       CASE a.role
       WHEN 'officer' THEN 'they are no officer peer on ' || a.starts_on
       ELSE 'they are no member peer'
       END AS message
FROM assignment a
LEFT JOIN peer p ON p.person = a.person
LEFT JOIN officer o
  ON o.person = a.person
 AND a.starts_on BETWEEN o.since AND coalesce(o.left_on, '9999-12-31')
WHERE a.cancelled_on IS NULL
  AND CASE a.role WHEN 'officer' THEN o.id ELSE p.id END IS NULL
