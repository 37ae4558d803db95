-- id: published-unsigned
-- severity: error
-- title: something was published before those who must agree had
-- bad: published_on: 2026-02-04   (and no review by the lead members)
-- good: reviewed: [{role: lead-member, day: 2026-01-20, outcome: agreed}]
--
-- The roles in sign_off look at it before it goes out, and the last word of each,
-- for each group that gave one, must be that they agree. Ask them, or take it
-- back.
WITH word AS (
	SELECT r.publication, r.role, coalesce(r."group", '') AS "group",
	       r.outcome,
	       row_number() OVER (
			PARTITION BY r.publication, r.role, coalesce(r."group", '')
			ORDER BY r.day DESC, r.position DESC) AS place
	FROM publication_review r
	JOIN publication p ON p.id = r.publication
	WHERE r.day <= p.published_on
)
SELECT s._path AS path, '/sign_off/' || s.position AS pointer,
       'published on ' || p.published_on ||
       CASE WHEN EXISTS (
		SELECT 1
		FROM word w
		WHERE w.publication = p.id AND w.role = s.sign_off)
            THEN ', when not every ' || s.sign_off || ' had agreed'
            ELSE ', without a word of the ' || s.sign_off END AS message
FROM publication_sign_off s
JOIN publication p ON p.id = s.publication
WHERE p.published_on IS NOT NULL
  AND (NOT EXISTS (
		SELECT 1
		FROM word w
		WHERE w.publication = p.id
		  AND w.role = s.sign_off
		  AND w.outcome = 'agreed')
       OR EXISTS (
		SELECT 1
		FROM word w
		WHERE w.publication = p.id
		  AND w.role = s.sign_off
		  AND w.place = 1
		  AND w.outcome <> 'agreed'))
