-- title: Days of each group, by year and cost centre
--
-- allocated is what the group may use; booked is set aside for assignments that
-- were accepted, of which authorised may be used, and used is used. What has
-- ended takes what it used, all else what was set aside for it (taken). Remaining
-- is what nobody has taken yet; it is below 0 where more was taken than there is.
WITH booked_days("group", year, cost_centre, booked, authorised, used, taken,
                 cost) AS (
	SELECT "group", year, cost_centre, sum(days_allocated),
	       sum(coalesce(days_authorised, 0)), sum(coalesce(days_used, 0)),
	       sum(coalesce(days_used, days_allocated)),
	       sum(coalesce(cost_fee, 0) + coalesce(cost_expenses, 0))
	FROM booked
	GROUP BY "group", year, cost_centre
),
line("group", year, cost_centre) AS (
	SELECT "group", year, cost_centre
	FROM booked_days
	UNION
	SELECT "group", year, cost_centre
	FROM allocation
)
SELECT l."group", l.year, l.cost_centre,
       coalesce(a.days, 0) AS allocated,
       coalesce(b.booked, 0) AS booked,
       coalesce(b.authorised, 0) AS authorised,
       coalesce(b.used, 0) AS used,
       coalesce(b.taken, 0) AS taken,
       coalesce(a.days, 0) - coalesce(b.taken, 0) AS remaining,
       a.budget,
       coalesce(b.cost, 0) AS cost
FROM line l
LEFT JOIN allocation a
  ON a."group" = l."group"
 AND a.year = l.year
 AND a.cost_centre = l.cost_centre
LEFT JOIN booked_days b
  ON b."group" = l."group"
 AND b.year = l.year
 AND b.cost_centre = l.cost_centre
