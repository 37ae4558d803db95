-- title: The lines of plans, and how each stood on the day
--
-- The due date that counted on the day (due_on) is the last to which the line
-- had been put by then; first_due_on is the one that it had at first. state
-- compares what was done with the date that counted then, so what was put off
-- in good time can still be done on time. A heading or an example has no state.
WITH dated AS (
	SELECT a.id,
	       CASE WHEN r.action IS NULL THEN a.due_on ELSE r."from" END
	         AS first_due_on,
	       coalesce((SELECT x."to" FROM action_redating x
	                 WHERE x.action = a.id AND x.day <= c.today
	                 ORDER BY x.position DESC LIMIT 1),
	                CASE WHEN r.action IS NULL THEN a.due_on ELSE r."from" END)
	         AS due_on,
	       (SELECT count(*) FROM action_redating x
	        WHERE x.action = a.id AND x.day <= c.today) AS times_redated
	FROM action a
	JOIN clock c
	LEFT JOIN action_redating r ON r.action = a.id AND r.position = 0
),
stood AS (
	SELECT a.id,
	       CASE WHEN a.line <> 'action' THEN NULL
	            WHEN a.done_on <= c.today THEN 'done'
	            WHEN a.closed_on <= c.today THEN a.status
	            WHEN a.started_on <= c.today THEN 'in-progress'
	            ELSE 'not-started'
	       END AS status
	FROM action a
	JOIN clock c
	WHERE a.recorded_on <= c.today
)
SELECT a.id, a.plan, a.theme, a.position, a.line, a.parent, a.text,
       a.printed_due, p.reads AS printed_reads, p.means AS printed_means,
       d.first_due_on, d.due_on, d.times_redated,
       CAST(julianday(d.due_on) - julianday(d.first_due_on) AS INTEGER)
         AS days_put_off,
       s.status, a.done_on, a.closed_on,
       CASE WHEN s.status IS NULL THEN NULL
            WHEN s.status IN ('not-started', 'in-progress') THEN 1
            ELSE 0
       END AS is_open,
       CASE WHEN s.status IS NULL THEN NULL
            WHEN s.status = 'done' AND d.due_on IS NULL
            THEN 'done, no date'
            WHEN s.status = 'done' AND a.done_on > d.due_on THEN 'done late'
            WHEN s.status = 'done' THEN 'done on time'
            WHEN s.status = 'carried-forward' THEN 'carried forward'
            WHEN s.status IN ('superseded', 'dropped') THEN s.status
            WHEN d.due_on IS NULL THEN 'no date'
            WHEN d.due_on < c.today THEN 'late'
            ELSE 'on time'
       END AS state,
       CASE WHEN s.status = 'done' AND a.done_on > d.due_on
            THEN CAST(julianday(a.done_on) - julianday(d.due_on) AS INTEGER)
            WHEN s.status IN ('not-started', 'in-progress')
                 AND d.due_on < c.today
            THEN CAST(julianday(c.today) - julianday(d.due_on) AS INTEGER)
       END AS days_late,
       a._path, a._line
FROM action a
JOIN clock c
JOIN stood s ON s.id = a.id
JOIN dated d ON d.id = a.id
LEFT JOIN action_due p ON p.action = a.id
