-- title: Documents, the version in use, and who has accepted it
-- param kind = all: handbook, protocol, induction-pack and so on
-- values kind: SELECT kind FROM document
--
-- accepted: of a protocol, how many of its parties have accepted that version; of
-- what peers accept, how many peers of the pool have.
WITH used AS (
	SELECT v.document, v.version, v."from", v.interim,
	       row_number() OVER (PARTITION BY v.document
	                          ORDER BY v.position DESC) AS place
	FROM document_version v
	JOIN clock c
	WHERE v."from" <= c.today
)
SELECT d.title, u.version, u."from" AS since,
       CASE WHEN u.interim THEN 'for now' END AS interim, d.review_on,
       CASE
       WHEN d.kind = 'protocol'
       THEN (SELECT count(DISTINCT a.party) FROM document_acceptance a, clock c
             WHERE a.document = d.id AND a.version = u.version
               AND a.accepted_on <= c.today) || ' of ' ||
            (SELECT count(DISTINCT a.party) FROM document_acceptance a
             WHERE a.document = d.id) || ' parties'
       WHEN d.accepted_by_peers
       THEN (SELECT count(DISTINCT p.id)
             FROM peer_now p
             JOIN peer_acceptance a ON a.peer = p.id
             JOIN clock c
             WHERE a.document = d.id AND a.version = u.version
               AND a.accepted_on <= c.today) || ' of ' ||
            (SELECT count(*) FROM peer_now) || ' peers'
       END AS accepted
FROM document d
JOIN used u ON u.document = d.id AND u.place = 1
JOIN clock c
WHERE :kind IN ('all', d.kind)
  AND coalesce(d.withdrawn_on, '9999-12-31') > c.today
ORDER BY d.kind, d.title
