-- id: request-differs
-- severity: error
-- title: an assignment is for another council or programme than its request
-- bad: job: aru-2026-mentoring, host: WOR   (the request's host is ARU)
-- good: job: aru-2026-mentoring, host: ARU
--
-- The request says where and what; the assignment repeats it so that each can
-- be read alone. One of the two is wrong.
SELECT a._path AS path,
       CASE WHEN a.programme <> r.programme THEN '/programme'
            WHEN a.host IS NULL THEN '/job'
            ELSE '/host'
       END AS pointer,
       r.id || ' is for ' || coalesce(r.host, 'the association itself') || ', ' ||
       r.programme AS message
FROM assignment a
JOIN request r ON r.id = a.job
WHERE a.programme <> r.programme
   OR coalesce(a.host, '') <> coalesce(r.host, '')
