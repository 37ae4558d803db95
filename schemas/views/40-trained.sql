-- title: Who has been trained in what by the day
--
-- One row for each person and event that they came to, wholly or for a part,
-- over by clock.today; a course with an assessment counts if it was passed.
-- "on" is the event's last day, and until the last day on which it counts (NULL:
-- for good).
SELECT a.person, k.family, e.course, e.ends_on AS "on",
       CASE
       WHEN k.counts_for LIKE 'P%Y'
       THEN date(e.ends_on, '+' || replace(substr(k.counts_for, 2), 'Y', '') ||
                            ' years')
       WHEN k.counts_for LIKE 'P%M'
       THEN date(e.ends_on, '+' || replace(substr(k.counts_for, 2), 'M', '') ||
                            ' months')
       END AS until,
       e.version, e.id AS event, a.outcome
FROM attendance a
JOIN event e ON e.id = a.event
JOIN course k ON k.id = e.course
JOIN clock c
WHERE a.outcome IN ('attended', 'part')
  AND coalesce(a.result, 'passed') = 'passed'
  AND e.ends_on <= c.today
