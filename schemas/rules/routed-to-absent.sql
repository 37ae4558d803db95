-- id: routed-to-absent
-- severity: warning
-- title: a request went to somebody who was away, and a deputy was there
-- bad: asked_on: 2026-08-05, routed_to: owner   (the head is away until 08-14)
-- good: asked_on: 2026-08-05, routed_to: cover
--
-- While the head of a group office is away, its deputies answer, in the order in
-- which the head's record names them. A question that waits on an empty desk
-- loses the days of its clock.
SELECT r._path AS path, '/asked/' || q.position || '/routed_to' AS pointer,
       'the head of the office was away on ' || q.asked_on AS message
FROM request_asked q
JOIN request r ON r.id = q.request
JOIN cover c ON c."group" = q."group" AND c.day = q.asked_on
WHERE q.routed_to = 'owner'
  AND c.is_covered
  AND c.answers IS NOT NULL
