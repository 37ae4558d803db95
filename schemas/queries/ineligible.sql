-- title: Why a peer may not be sent
-- param who = all: a name, or part of one, or the id of a person or peer
-- param role = all: member, lead, shadow or mentor
-- values role: SELECT 'member' UNION ALL SELECT 'lead' UNION ALL SELECT 'shadow' UNION ALL SELECT 'mentor'
--
-- Every reason for a no on the day, for each role, by the policies in force. A
-- peer who has none is not listed. Of anybody, only what keeps peers of the pool
-- from a role that they offer.
SELECT n.name, i.role, i.reason, i.detail
FROM ineligible i
JOIN person n ON n.id = i.person
WHERE (:who IN ('all', i.person, i.peer) OR n.name LIKE '%' || :who || '%')
  AND (:who <> 'all'
       OR EXISTS (SELECT 1
                  FROM peer_now p
                  JOIN peer_role o ON o.peer = p.id
                  WHERE p.id = i.peer AND o.role = i.role))
  AND :role IN ('all', i.role)
ORDER BY n.name, i.role, i.reason
