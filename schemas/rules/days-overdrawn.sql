-- id: days-overdrawn
-- severity: warning
-- title: a group has taken more days than it was allocated
-- bad: days: 4  (and its assignments of the year take 5 of that cost centre)
-- good: days: 6
--
-- Taken are the days used, and for work that is not over those set aside. What
-- is more than was allocated comes out of somebody else's days: allocate more,
-- book the work to the other cost centre, or call some of it off. Of a year that
-- is over, this warning stays as a mark of it.
SELECT a._path AS path, '/days' AS pointer,
       b.taken || ' of ' || a.days || ' days are taken' AS message
FROM allocation a
JOIN days_balance b
  ON b."group" = a."group"
 AND b.year = a.year
 AND b.cost_centre = a.cost_centre
WHERE b.remaining < 0
