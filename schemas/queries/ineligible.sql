-- title: Why a peer may not be sent
-- param who: a name, or part of one, or the id of a person or peer
-- param role = any: member, lead, shadow or mentor
--
-- Every reason for a no on the day, for each role, by the policies in force. A
-- peer who has none is not listed.
SELECT n.name, i.role, i.reason, i.detail
FROM ineligible i
JOIN person n ON n.id = i.person
WHERE (:who IN (i.person, i.peer) OR n.name LIKE '%' || :who || '%')
  AND :role IN ('any', i.role)
ORDER BY n.name, i.role, i.reason
