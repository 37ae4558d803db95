-- title: Offers to which nobody has answered yet
--
-- The longest waiting first; days is since they were asked. Where the work is
-- near, ask again, or somebody else: peerpool query -p request=ID candidates
SELECT n.name, o."group", o.request, o.role, o.offered_on,
       CAST(julianday(c.today) - julianday(o.offered_on) AS INTEGER) AS days,
       r.starts_on, o.id AS offer
FROM offer o
JOIN person n ON n.id = o.person
JOIN request r ON r.id = o.request
JOIN clock c
WHERE o.offered_on <= c.today
  AND (o.answer IS NULL OR (o.answered_on > c.today))
  AND coalesce(r.closed_on, '9999-12-31') > c.today
ORDER BY o.offered_on, n.name
