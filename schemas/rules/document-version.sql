-- id: document-version
-- severity: error
-- title: a version of a document that there is not
-- bad: accepted: [{ document: peer-charter, version: v9, accepted_on: ... }]
-- good: version: v3   (which the document's record has)
--
-- What was accepted, handed over or gone through is a version that stands in the
-- document's record. Either the version is a slip, or it has not been entered.
WITH cited(path, pointer, document, version) AS (
	SELECT p._path, '/accepted/' || a.position || '/version', a.document,
	       a.version
	FROM peer_acceptance a
	JOIN peer p ON p.id = a.peer
	UNION ALL
	SELECT _path, '/version', pack, version
	FROM induction
	UNION ALL
	SELECT d._path, '/accepted_by/' || a.position || '/version', d.id,
	       a.version
	FROM document_acceptance a
	JOIN document d ON d.id = a.document
	UNION ALL
	SELECT n._path, '/privacy_notice/version', d.id, n.privacy_notice_version
	FROM person n
	JOIN document d ON d.kind = 'privacy-notice'
)
SELECT c.path, c.pointer,
       c.document || ' has no version ' || c.version AS message
FROM cited c
WHERE NOT EXISTS (
	SELECT 1
	FROM document_version v
	WHERE v.document = c.document AND v.version = c.version)
