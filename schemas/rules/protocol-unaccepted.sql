-- id: protocol-unaccepted
-- severity: warning
-- title: a party has not accepted the version of a protocol that is in use
-- bad: accepted_by without ind-group-office, v2
-- good: accepted_by with each party and v2
--
-- A protocol binds those who accepted it. Who has accepted any version of it is
-- a party, and is asked for each new one; three months are given.
WITH used AS (
	SELECT v.document, v.version, v.position, v."from"
	FROM document_version v
	JOIN clock c
	WHERE v."from" <= c.today
	  AND NOT EXISTS (
		SELECT 1
		FROM document_version l
		WHERE l.document = v.document
		  AND l.position > v.position
		  AND l."from" <= c.today)
)
SELECT d._path AS path, '/versions/' || u.position || '/version' AS pointer,
       replace(p.party, '-', ' ') || ' has not accepted ' || u.version ||
       ', in use since ' || u."from" AS message
FROM document d
JOIN clock c
JOIN used u ON u.document = d.id
JOIN (SELECT DISTINCT document, party FROM document_acceptance) p
  ON p.document = d.id
WHERE d.kind = 'protocol'
  AND coalesce(d.withdrawn_on, '9999-12-31') > c.today
  AND date(u."from", '+3 months') < c.today
  AND NOT EXISTS (
	SELECT 1
	FROM document_acceptance a
	WHERE a.document = d.id
	  AND a.party = p.party
	  AND a.version = u.version
	  AND a.accepted_on <= c.today)
