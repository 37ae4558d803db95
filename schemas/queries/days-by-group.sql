-- title: Days used by group and year
SELECT "group", year, count(*) AS assignments,
       count(DISTINCT person) AS peers,
       sum(days_allocated) AS allocated, sum(days_used) AS used
FROM work
GROUP BY "group", year
ORDER BY "group", year
