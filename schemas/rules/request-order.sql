-- id: request-order
-- severity: error
-- title: the days of a request are out of order
-- bad: received_on: 2026-03-02, asked: [{ asked_on: 2026-02-20, ... }]
-- good: received_on: 2026-02-16, asked: [{ asked_on: 2026-02-20, ... }]
--
-- A request is received, then groups are asked, then they answer, and then it
-- is filled and closed. One of the two days is wrong.
SELECT _path AS path, '/ends_on' AS pointer,
       'ends before it starts, ' || starts_on AS message
FROM request
WHERE ends_on < starts_on
UNION ALL
SELECT _path, '/closed_on', 'closed before it was received, ' || received_on
FROM request
WHERE closed_on < received_on
UNION ALL
SELECT r._path, '/asked/' || a.position || '/asked_on',
       'asked before it was received, ' || r.received_on
FROM request_asked a
JOIN request r ON r.id = a.request
WHERE a.asked_on < r.received_on
UNION ALL
SELECT r._path, '/asked/' || a.position || '/answered_on',
       'answered before it was asked, ' || a.asked_on
FROM request_asked a
JOIN request r ON r.id = a.request
WHERE a.answered_on < a.asked_on
