-- title: Peers of a region with a skill and no recent assignment
-- param region: the region's code, such as north-west
-- param skill: what they must be good at, such as finance
-- param months = 12: how long they have had no assignment
--
-- For those who look for somebody to send: the most recently confirmed profiles
-- first. Peers who have a pause are left out.
SELECT p.name, p."group", p.council, max(w.ends_on) AS last_work,
       p.profile_last_confirmed
FROM peer_now p
JOIN peer_skill s ON s.peer = p.id AND s.skill = :skill
JOIN clock c
LEFT JOIN work w ON w.person = p.person
WHERE p.region = :region
  AND NOT p.is_paused
GROUP BY p.id
HAVING coalesce(max(w.ends_on), '') <
       date(c.today, '-' || :months || ' months')
ORDER BY p.profile_last_confirmed DESC, p.name
