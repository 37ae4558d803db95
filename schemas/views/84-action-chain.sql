-- title: The longest chain of lines that each line waits for
--
-- Of the line last, a row for each step of the chain: the first can begin at
-- once, the last one is the line itself. Of two chains as long, the one by the
-- order of the ids. Dependencies that go round in a circle are cut where they
-- close; a rule tells of them.
WITH RECURSIVE walk(last, action, depth, path) AS (
	SELECT id, id, 1, '/' || id || '/'
	FROM action
	WHERE line = 'action'
	UNION ALL
	SELECT w.last, d.dependency, w.depth + 1,
	       w.path || d.dependency || '/'
	FROM walk w
	JOIN action_dependency d ON d.action = w.action
	WHERE w.depth < 40
	  AND instr(w.path, '/' || d.dependency || '/') = 0
),
ranked AS (
	SELECT last, path, depth,
	       row_number() OVER (PARTITION BY last ORDER BY depth DESC, path)
	         AS place
	FROM walk
)
SELECT r.last, r.depth - w.depth + 1 AS step, w.action, r.depth AS steps
FROM ranked r
JOIN walk w ON w.last = r.last
           AND substr(r.path, 1, length(w.path)) = w.path
WHERE r.place = 1
