-- title: Days and assignments of each peer, by year, against the limits
--
-- What has ended takes the days that it used, all else those set aside for it.
-- The limits are those that the peer's group had on the last day of the year, or
-- has on the day where the year still runs. state is over where a limit is
-- passed, near where a warning is due, and NULL otherwise.
WITH taken(person, peer, year, assignments, days) AS (
	SELECT person, peer, year, count(*),
	       sum(coalesce(days_used, days_allocated))
	FROM booked
	GROUP BY person, peer, year
),
dated AS (
	SELECT t.*, p."group",
	       min(c.today, t.year || '-12-31') AS day
	FROM taken t
	JOIN peer p ON p.id = t.peer
	JOIN clock c
),
set_then AS (
	SELECT s."group", s.starts, coalesce(s.ends, '9999-12-31') AS ends,
	       s.name, s.value
	FROM setting_time s
	WHERE s.name LIKE 'limits.%'
),
judged AS (
	SELECT d.person, d.peer, d."group", d.year, d.assignments, d.days,
	       l.value AS days_limit, n.value AS assignments_limit,
	       coalesce(w.value, 100) AS warn_at, b.value AS blocking
	FROM dated d
	LEFT JOIN set_then l
	  ON l."group" = d."group" AND l.name = 'limits.days_a_year'
	 AND d.day BETWEEN l.starts AND l.ends
	LEFT JOIN set_then n
	  ON n."group" = d."group" AND n.name = 'limits.assignments_a_year'
	 AND d.day BETWEEN n.starts AND n.ends
	LEFT JOIN set_then w
	  ON w."group" = d."group" AND w.name = 'limits.warn_at_per_cent'
	 AND d.day BETWEEN w.starts AND w.ends
	LEFT JOIN set_then b
	  ON b."group" = d."group" AND b.name = 'limits.blocking'
	 AND d.day BETWEEN b.starts AND b.ends
)
SELECT person, peer, "group", year, assignments, days, days_limit,
       assignments_limit, blocking,
       days_limit - days AS days_left,
       CASE
       WHEN days > days_limit OR assignments > assignments_limit THEN 'over'
       WHEN days * 100 >= days_limit * warn_at
         OR assignments * 100 >= assignments_limit * warn_at THEN 'near'
       END AS state
FROM judged
