-- title: What is set on the day, for each group
--
-- The settings in force on clock.today. Of a setting that nobody has set, there
-- is no row.
SELECT s."group", s.name, s.value, s.text, s.policy
FROM setting_time s
JOIN clock c
WHERE c.today BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
