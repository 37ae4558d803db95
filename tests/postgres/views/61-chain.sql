-- title: What leads to what
WITH way(start, at, steps) AS (
	SELECT id, other, 1 FROM thing WHERE other IS NOT NULL
	UNION
	SELECT w.start, t.other, w.steps + 1
	FROM way w JOIN thing t ON t.id = w.at
	WHERE w.steps < 5 AND t.other IS NOT NULL
), ends AS (SELECT start, max(steps) AS steps FROM way GROUP BY start)
SELECT e.start, e.steps, w.at
FROM ends e JOIN way w USING (start, steps)
