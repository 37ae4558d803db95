-- title: Working days
--
-- The days of the calendars on record but Saturdays, Sundays and bank holidays,
-- numbered in order.
SELECT day, number
FROM counted_day
WHERE is_working = 1
