-- title: Peers who attended no peer conference lately
-- param years = 3: how many years back to look
--
-- Who came for a part of one attended it. Peers who joined the pool in that time
-- (since) had fewer to go to.
SELECT p.name, p."group", p.since, max(e.ends_on) AS last_conference
FROM peer_now p
JOIN clock c
LEFT JOIN attendance a
  ON a.person = p.person AND a.outcome IN ('attended', 'part')
LEFT JOIN event e
  ON e.id = a.event
 AND e.ends_on <= c.today
 AND e.course IN (SELECT id FROM course WHERE family = 'peer-conference')
GROUP BY p.id
HAVING coalesce(max(e.ends_on), '') <
       date(c.today, '-' || :years || ' years')
ORDER BY p."group", p.name
