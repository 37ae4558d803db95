-- title: Days by group and year
--
-- Work counts for the group that the peer was in when it began, and for the
-- year of its first day. Days used are there once the work is done.
SELECT "group", year, count(*) AS assignments,
       count(DISTINCT person) AS peers,
       sum(days_allocated) AS allocated, sum(days_used) AS used
FROM work
GROUP BY "group", year
ORDER BY "group", year
