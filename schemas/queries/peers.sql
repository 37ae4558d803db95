-- title: Peers
--
-- Everybody who is in the pool, with their group and council.
SELECT p.name AS "Name",
       'peer/' || p.id AS "@Name",	-- what Name leads to, on a site
       g.name AS "Group", 'group/' || g.id AS "@Group",
       c.name AS "Council", 'council/' || c.id AS "@Council",
       p.since AS "In the pool since"
FROM peer_now p
LEFT JOIN "group" g ON g.id = p."group"
LEFT JOIN council c ON c.id = p.council
ORDER BY p.name
