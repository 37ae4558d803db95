-- title: Rows beside rows
SELECT id, row_number() OVER (ORDER BY whole DESC, id) AS n,
rank() OVER (PARTITION BY "group" ORDER BY whole) AS r,
sum(whole) OVER (PARTITION BY "group" ORDER BY whole, id
	ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running,
lag(id) OVER (ORDER BY id) AS before, lead(id, 2, 'none') OVER w AS after,
first_value(id) OVER (PARTITION BY "group" ORDER BY note, id) AS first_id
FROM thing WHERE abs(whole) < 1000 OR whole IS NULL
WINDOW w AS (ORDER BY id)
