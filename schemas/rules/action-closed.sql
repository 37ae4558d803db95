-- id: action-closed
-- severity: error
-- title: a line of a plan was closed, and nobody says into what
-- bad: status: carried-forward   (and no carried_to)
-- good: status: carried-forward, closed_on: 2023-12-31, carried_to: ip-1-02
--
-- What is carried forward must be found again where it was carried to, what is
-- superseded by what took its place; what is dropped says in its note why. Each
-- has the day on which it was closed.
SELECT _path AS path, '/status' AS pointer,
       CASE WHEN status = 'carried-forward' AND carried_to IS NULL
            THEN 'carried forward, and carried_to does not say where'
            WHEN status = 'superseded' AND superseded_by IS NULL
            THEN 'superseded, and superseded_by does not say by what'
            WHEN status = 'dropped' AND note IS NULL
            THEN 'dropped, and no note says why'
            ELSE status || ', and closed_on does not say when'
       END AS message
FROM action
WHERE status IN ('carried-forward', 'superseded', 'dropped')
  AND (closed_on IS NULL
       OR (status = 'carried-forward' AND carried_to IS NULL)
       OR (status = 'superseded' AND superseded_by IS NULL)
       OR (status = 'dropped' AND note IS NULL))
