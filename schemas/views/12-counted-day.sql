-- title: Every day of the calendars, with the working days counted
--
-- number is how many working days there have been, up to the day and with it:
-- the difference of two is the working days between. is_working is 0 on
-- Saturdays, Sundays and the days that a calendar names.
WITH RECURSIVE every(day, last) AS (
	SELECT min("from"), max(until)
	FROM calendar
	UNION ALL
	SELECT date(day, '+1 day'), last
	FROM every
	WHERE day < last
),
marked AS (
	SELECT e.day,
	       CASE
	       WHEN strftime('%w', e.day) IN ('0', '6') THEN 0
	       WHEN e.day IN (SELECT h.day FROM calendar_day h) THEN 0
	       ELSE 1
	       END AS is_working
	FROM every e
)
SELECT day, is_working, sum(is_working) OVER (ORDER BY day) AS number
FROM marked
