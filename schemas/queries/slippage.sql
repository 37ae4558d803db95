-- title: What was put off, by what was written down and by the history
-- param plan = : the plan's id; all plans if empty
-- values plan: SELECT id FROM plan
--
-- One row for each change of a due date. recorded comes from the line's own
-- record; committed from the history of the files, where there is one: a change
-- that stands there alone was made without a word of why.
WITH recorded AS (
	SELECT r.action, r.day, r."from" AS was, r."to" AS became, r.directed_by,
	       r.because
	FROM action_redating r
	JOIN clock c
	WHERE r.day <= c.today
),
committed AS (
	SELECT id AS action, substr(time, 1, 10) AS day, old AS was,
	       new AS became
	FROM change
	WHERE kind = 'action' AND pointer = '/due_on'
	  AND old IS NOT NULL AND new IS NOT NULL
),
both AS (
	SELECT r.action, r.day, r.was, r.became, r.directed_by, r.because,
	       'recorded' AS source,
	       (SELECT min(k.day) FROM committed k
	        WHERE k.action = r.action AND k.was IS r.was
	          AND k.became = r.became) AS committed_on
	FROM recorded r
	UNION ALL
	SELECT k.action, k.day, k.was, k.became, NULL, NULL, 'history', k.day
	FROM committed k
	WHERE NOT EXISTS (SELECT 1 FROM recorded r
	                  WHERE r.action = k.action AND k.was IS r.was
	                    AND k.became = r.became)
)
SELECT b.action, a.plan, b.day AS changed_on, b.was AS due_before,
       b.became AS due_after,
       CAST(julianday(b.became) - julianday(b.was) AS INTEGER) AS days,
       b.directed_by, b.because, b.source, b.committed_on
FROM both b
JOIN action a ON a.id = b.action
WHERE :plan = '' OR a.plan = :plan
ORDER BY b.day, b.action
