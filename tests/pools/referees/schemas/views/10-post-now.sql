-- title: Where researchers work on the day
--
-- Among these are the institutions that theirs is part of: whoever works at an
-- institute of a university works at the university.
WITH RECURSIVE post(researcher, institution) AS (
	SELECT p.researcher, p.institution
	FROM researcher_post p
	JOIN clock c
	WHERE p."from" <= c.today
	  AND coalesce(p.until, c.today) >= c.today
	UNION
	SELECT post.researcher, i.part_of
	FROM post
	JOIN institution i ON i.id = post.institution
	WHERE i.part_of IS NOT NULL
)
SELECT researcher, institution
FROM post
