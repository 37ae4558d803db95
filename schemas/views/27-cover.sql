-- title: Who answers for a group office, day by day of its questions
--
-- One row for each question to a group office: the head of the office on the
-- day of the question (owner), and who was to answer (answers): the owner; or,
-- while that person was away, the first deputy who was there. NULL where there
-- was nobody. is_covered is 1 where it was not the owner.
WITH question AS (
	SELECT DISTINCT "group", asked_on AS day
	FROM request_asked
),
head AS (
	SELECT q."group", q.day, h.id AS owner, h.person,
	       EXISTS (SELECT 1
	               FROM holder_absence a
	               WHERE a.holder = h.id
	                 AND q.day BETWEEN a."from"
	                               AND coalesce(a.until, '9999-12-31'))
	           AS is_away
	FROM question q
	JOIN holder h
	  ON h."group" = q."group"
	 AND h.office = 'head-of-group-office'
	 AND q.day BETWEEN h."from" AND coalesce(h.until, '9999-12-31')
),
ready AS (
	SELECT t."group", t.day, d.holder AS owner, p.person,
	       row_number() OVER (PARTITION BY t."group", t.day, d.holder
	                          ORDER BY d.position) AS place
	FROM head t
	JOIN holder_deputy d ON d.holder = t.owner
	JOIN holder p
	  ON p.id = d.deputy
	 AND t.day BETWEEN p."from" AND coalesce(p.until, '9999-12-31')
	WHERE t.is_away
	  AND NOT EXISTS (SELECT 1
	                  FROM holder_absence a
	                  WHERE a.holder = p.id
	                    AND t.day BETWEEN a."from"
	                                  AND coalesce(a.until, '9999-12-31'))
)
SELECT t."group", t.day, t.person AS owner,
       CASE WHEN t.is_away THEN r.person ELSE t.person END AS answers,
       t.is_away AS is_covered
FROM head t
LEFT JOIN ready r
  ON r."group" = t."group" AND r.day = t.day AND r.owner = t.owner
 AND r.place = 1
