-- title: Peers who have not accepted a document's version in use
-- param document = peer-charter: the document's id
-- values document: SELECT id FROM document
-- param group = all: con, ind, lab or ld
-- values group: SELECT id FROM "group"
--
-- accepted is the latest version that they have accepted, if any.
WITH used AS (
	SELECT v.document, v.version
	FROM document_version v
	JOIN clock c
	WHERE v.document = :document AND v."from" <= c.today
	ORDER BY v.position DESC
	LIMIT 1
)
SELECT p.name, p."group", u.version AS in_use, max(a.version) AS accepted,
       max(a.accepted_on) AS accepted_on
FROM peer_now p
JOIN used u
JOIN clock c
LEFT JOIN peer_acceptance a
  ON a.peer = p.id AND a.document = u.document AND a.accepted_on <= c.today
WHERE :group IN ('all', p."group")
GROUP BY p.id
HAVING coalesce(sum(a.version = u.version), 0) = 0
ORDER BY p."group", p.name
