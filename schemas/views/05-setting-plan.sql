-- title: What is set on the day, and what is proposed
--
-- plan is 'adopted' for the settings in force on clock.today. Where there are
-- policies whose status is proposed, the same settings stand here a second time,
-- with the plan 'proposed', as if those policies were in force already: a
-- group's own before the general one, then a proposed one before an adopted.
-- starts is the day since which an adopted setting holds; NULL if it is proposed.
WITH candidate AS (
	SELECT s."group", s.name, s.value, s.text, s.policy, s.starts,
	       CASE WHEN p."group" IS NULL THEN 3 ELSE 1 END AS place
	FROM setting_time s
	JOIN policy p ON p.id = s.policy
	JOIN clock c
	WHERE c.today BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
	  AND s."group" IS NOT NULL
	UNION ALL
	SELECT g.id, s.name, s.value, s.text, s.policy, NULL,
	       CASE WHEN s.scope IS NULL THEN 2 ELSE 0 END
	FROM policy_setting s
	JOIN "group" g ON s.scope IS NULL OR s.scope = g.id
	WHERE s.status = 'proposed'
),
ranked AS (
	SELECT "group", name, value, text, policy, starts, place,
	       row_number() OVER (PARTITION BY "group", name
	                          ORDER BY place, policy) AS first
	FROM candidate
)
SELECT 'adopted' AS plan, "group", name, value, text, policy, starts
FROM candidate
WHERE place IN (1, 3)
UNION ALL
SELECT 'proposed', "group", name, value, text, policy, starts
FROM ranked
WHERE first = 1
  AND EXISTS (SELECT 1 FROM policy WHERE status = 'proposed')
