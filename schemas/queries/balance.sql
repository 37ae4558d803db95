-- title: Days of each group and cost centre: allocated, taken, left
-- param year = 0: a calendar year; 0 for that of the day
--
-- taken is what was used, and for work that is not over what was set aside for
-- it; authorised says how much of what was set aside may be used. The lines of
-- peers who are near their limit, or over it: peerpool query near-limit
SELECT g.name AS "Group", b.cost_centre, b.year, b.allocated, b.booked,
       b.authorised, b.used, b.taken, b.remaining, b.cost
FROM days_balance b
JOIN "group" g ON g.id = b."group"
JOIN clock c
WHERE b.year = CASE CAST(:year AS INTEGER)
               WHEN 0 THEN CAST(substr(c.today, 1, 4) AS INTEGER)
               ELSE CAST(:year AS INTEGER)
               END
ORDER BY g.name, b.cost_centre
