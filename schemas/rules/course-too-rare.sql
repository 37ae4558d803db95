-- id: course-too-rare
-- severity: warning
-- title: a course was held too rarely in a year
-- bad: three events of mentoring training in 2025, where policy asks for four
-- good: four events that were not cancelled
--
-- Of mentoring training policy says how often it is held in each year
-- (training.mentoring_sessions_a_year), so that nobody has to begin without it;
-- of other courses their own record does (times_a_year). Whole years are judged,
-- since the first in which the course was held. Where a year fell short, plan
-- one more for the next.
WITH RECURSIVE year(year) AS (
	SELECT CAST(min(substr(starts_on, 1, 4)) AS INTEGER)
	FROM event
	UNION ALL
	SELECT y.year + 1
	FROM year y, clock c
	WHERE y.year + 1 < CAST(substr(c.today, 1, 4) AS INTEGER)
),
held AS (
	SELECT k.id, k._path, k.family, k.times_a_year, k.withdrawn_on,
	       CAST(substr(e.starts_on, 1, 4) AS INTEGER) AS year,
	       count(*) AS n
	FROM course k
	JOIN event e ON e.course = k.id AND e.cancelled_on IS NULL
	GROUP BY k.id, 6
),
judged AS (
	SELECT h.id, h._path, h.withdrawn_on, y.year,
	       CASE
	       WHEN h.family <> 'mentoring' THEN h.times_a_year
	       ELSE (SELECT s.value
	             FROM setting_time s
	             WHERE s."group" IS NULL
	               AND s.name = 'training.mentoring_sessions_a_year'
	               AND y.year || '-12-31' BETWEEN s.starts
	                   AND coalesce(s.ends, '9999-12-31'))
	       END AS asked,
	       coalesce((SELECT n.n FROM held n
	                 WHERE n.id = h.id AND n.year = y.year), 0) AS n
	FROM (SELECT id, _path, family, times_a_year, withdrawn_on,
	             min(year) AS first
	      FROM held
	      GROUP BY id) h
	JOIN year y ON y.year >= h.first
	JOIN clock c
	WHERE y.year < CAST(substr(c.today, 1, 4) AS INTEGER)
)
SELECT _path AS path, '/family' AS pointer,
       'held ' || CASE n WHEN 0 THEN 'not at all'
                         WHEN 1 THEN 'once'
                         ELSE n || ' times' END ||
       ' in ' || year || '; ' || CAST(asked AS INTEGER) ||
       ' were asked for' AS message
FROM judged
WHERE n < asked
  AND coalesce(withdrawn_on, '9999-12-31') > year || '-12-31'
