-- title: Working days
--
-- Every day of the calendars on record but Saturdays, Sundays and bank
-- holidays. They are numbered, so that the tenth working day after a day is the
-- one whose number is ten more than that of the last working day up to it.
WITH RECURSIVE every(day, last) AS (
	SELECT min("from"), max(until)
	FROM calendar
	UNION ALL
	SELECT date(day, '+1 day'), last
	FROM every
	WHERE day < last
)
SELECT day, row_number() OVER (ORDER BY day) AS number
FROM every
WHERE strftime('%w', day) NOT IN ('0', '6')
  AND day NOT IN (SELECT h.day FROM calendar_day h)
