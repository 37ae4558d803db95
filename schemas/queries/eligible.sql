-- title: Who may be sent in a role
-- param role = member: member, lead, shadow or mentor
-- values role: SELECT 'member' UNION ALL SELECT 'lead' UNION ALL SELECT 'shadow' UNION ALL SELECT 'mentor'
-- param region = all: the region's code, such as north-west
-- values region: SELECT region FROM council
-- param group = all: con, ind, lab or ld
-- values group: SELECT id FROM "group"
--
-- Peers of whom nothing says no on the day, by the policies in force: in the pool
-- and not paused, offering the role, trained for it, at the conference recently
-- enough, below the limits. A tie to a host depends on the host, and is not
-- looked at. Why somebody is missing here: peerpool query -p who=NAME ineligible
SELECT e.name, e."group", c.short_name AS council, e.region, e.peer
FROM eligible e
LEFT JOIN council c ON c.id = e.council
WHERE e.role = :role
  AND :region IN ('all', e.region)
  AND :group IN ('all', e."group")
ORDER BY e."group", e.name
