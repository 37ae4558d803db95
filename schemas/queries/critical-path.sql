-- title: The longest chain of lines that wait for each other, in a plan
-- param plan = peer-support-review: the plan's id
-- values plan: SELECT id FROM plan
-- param open = no: yes for the chain of what is still open alone
-- values open: SELECT 'yes' UNION ALL SELECT 'no'
--
-- The chain may begin in other plans. Of several as long, the one that ends
-- last.
WITH chain AS (
	SELECT c.last, c.step, c.action
	FROM action_chain c
	JOIN action_now n ON n.id = c.action
	WHERE :open <> 'yes' OR n.is_open
),
chosen AS (
	SELECT c.last
	FROM chain c
	JOIN action_now n ON n.id = c.last
	WHERE n.plan = :plan
	GROUP BY c.last
	ORDER BY count(*) DESC, max(n.due_on) DESC, c.last
	LIMIT 1
)
SELECT row_number() OVER (ORDER BY c.step) AS step, n.id, n.text,
       n.first_due_on AS first_due, n.due_on AS due, n.state
FROM chosen x
JOIN chain c ON c.last = x.last
JOIN action_now n ON n.id = c.action
ORDER BY c.step
