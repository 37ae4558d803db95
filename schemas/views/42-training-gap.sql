-- title: Training that is expected and was not had
--
-- One row for each peer and course that is expected of them (training_expected)
-- and that they have not been to, or not recently enough: last is when they
-- were, if ever. Of regional gatherings, which are several, as many count as
-- policy asks for in a year (training.regional_gatherings); have is how many the
-- peer came to in the last twelve months.
WITH had AS (
	SELECT t.person, t.course, max(t."on") AS last,
	       max(coalesce(t.until, '9999-12-31')) AS until,
	       count(CASE WHEN t."on" > date(c.today, '-1 year') THEN 1 END)
	           AS have
	FROM trained t
	JOIN clock c
	GROUP BY t.person, t.course
)
SELECT x.peer, x.person, x.name, x."group", x.region, x.since, x.course,
       x.course_name, x.family, x.expected, x.why, h.last,
       coalesce(h.have, 0) AS have
FROM training_expected x
JOIN clock c
LEFT JOIN had h ON h.person = x.person AND h.course = x.course
LEFT JOIN setting s ON s."group" = x."group"
                   AND s.name = 'training.regional_gatherings'
WHERE CASE
      WHEN x.family = 'regional-gathering'
      THEN coalesce(h.have, 0) < coalesce(s.value, 1)
      ELSE coalesce(h.until, '') < c.today
      END
