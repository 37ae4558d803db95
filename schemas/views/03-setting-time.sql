-- title: What was set when, for each group
--
-- One row for each group and setting and each time during which it was what it
-- is: a group's own policy comes before the general one, a later one before an
-- earlier. Whatever is judged by its own day is judged by
--     JOIN setting_time s ON s."group" = ... AND s.name = 'limits.days_a_year'
--      AND day BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
-- Rows whose group is NULL hold where no group is concerned. Nothing is there
-- where nothing was set: what then holds is the asker's to say.
WITH whose("group") AS (
	SELECT id FROM "group"
	UNION ALL
	SELECT NULL
),
held AS (
	SELECT w."group", s.name, s.value, s.text, s.policy, s.scope, s.starts,
	       s.ends
	FROM whose w
	JOIN policy_setting s ON s.scope IS NULL OR s.scope = w."group"
	WHERE s.status = 'adopted'
),
edge AS (
	SELECT "group", name, starts AS day FROM held
	UNION
	SELECT "group", name, date(ends, '+1 day') FROM held WHERE ends IS NOT NULL
),
won AS (
	SELECT e."group", e.name, e.day, h.value, h.text, h.policy,
	       row_number() OVER (
			PARTITION BY e."group", e.name, e.day
			ORDER BY CASE WHEN h.policy IS NULL THEN 2
			              WHEN h.scope IS NULL THEN 1
			              ELSE 0 END, h.starts DESC, h.policy
	       ) AS place
	FROM edge e
	LEFT JOIN held h
	  ON h.name = e.name
	 AND coalesce(h."group", '') = coalesce(e."group", '')
	 AND e.day BETWEEN h.starts AND coalesce(h.ends, '9999-12-31')
),
timed AS (
	SELECT "group", name, value, text, policy, day AS starts,
	       date(lead(day) OVER (PARTITION BY "group", name ORDER BY day),
	            '-1 day') AS ends
	FROM won
	WHERE place = 1
)
SELECT "group", name, value, text, policy, starts, ends
FROM timed
WHERE policy IS NOT NULL
