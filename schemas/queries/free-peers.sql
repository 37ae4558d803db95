-- title: Peers of a region with a skill and no recent assignment
-- param region: the region's code, such as north-west
-- values region: SELECT region FROM council
-- param skill: the skill's code, such as financial-leadership
-- param months = 12: for how long they have had no assignment
--
-- For those who look for somebody to send: the most recently confirmed profiles
-- first. Peers who have a pause, or whose work still goes on, are left out;
-- next_work is what they have already accepted.
--
-- Which codes there are: peerpool stats peer --by skills
SELECT p.name, p."group", p.council, max(w.ends_on) AS last_work,
       (SELECT min(a.starts_on)
        FROM assignment a
        WHERE a.person = p.person
          AND a.accepted_on <= c.today
          AND a.starts_on > c.today
          AND a.cancelled_on IS NULL) AS next_work,
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
