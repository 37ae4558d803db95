-- title: Peers who are near a limit of the year, or over it
-- param year = 0: a calendar year; 0 for that of the day
--
-- What another limit would mean for work that was done: lay it over the records,
-- and nothing is changed:
--     peerpool query --overlay FOLDER near-limit
-- where FOLDER/records/policies/proposal.yaml is a policy with other limits (see
-- docs/adapting.md).
SELECT n.name, b."group", b.year, b.days, b.days_limit, b.assignments,
       b.assignments_limit, b.state, iif(b.blocking, 'yes', 'no') AS blocks,
       b.peer
FROM peer_balance b
JOIN person n ON n.id = b.person
JOIN clock c
WHERE b.state IS NOT NULL
  AND b.year = CASE CAST(:year AS INTEGER)
               WHEN 0 THEN CAST(substr(c.today, 1, 4) AS INTEGER)
               ELSE CAST(:year AS INTEGER)
               END
ORDER BY b.state DESC, b.days DESC, n.name
