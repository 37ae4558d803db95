-- title: Whose work is to be spoken of, and whether it has been
--
-- One row for each peer's part in work that ended by the day, from when a time
-- for feedback was set (clocks.feedback_days, as it was on the last day of the
-- work). due_on is the last day of it; received_on when the first formal feedback
-- came, and routed_on when the peer's group office had it. state is waiting (not
-- yet due), outstanding (due, and none came), in-time or late. group is the one
-- that managed the work, days_over by how many days it came, or is, too late.
WITH allowed AS MATERIALIZED (
	SELECT "group", value, starts, coalesce(ends, '9999-12-31') AS ends
	FROM setting_time
	WHERE name = 'clocks.feedback_days'
),
came AS MATERIALIZED (
	SELECT f.assignment, min(f.received_on) AS received_on,
	       min(f.routed_on) AS routed_on
	FROM feedback f
	JOIN clock c
	WHERE f.form = 'formal'
	  AND f.received_on <= c.today
	GROUP BY f.assignment
),
timed AS (
	SELECT w.id AS assignment, w.person, w.name, w."group", w.job AS request, w.host,
	       w.programme, w.role, w.ends_on,
	       date(w.ends_on, '+' || CAST(a.value AS INTEGER) || ' days') AS due_on,
	       f.received_on,
	       CASE WHEN f.routed_on <= c.today THEN f.routed_on END AS routed_on,
	       c.today, w._path, w._line
	FROM work w
	JOIN clock c
	JOIN allowed a
	  ON a."group" = w."group" AND w.ends_on BETWEEN a.starts AND a.ends
	LEFT JOIN came f ON f.assignment = w.id
	WHERE w.ends_on <= c.today
)
SELECT
	assignment,
	person,
	name,
	"group",
	request,
	host,
	programme,
	role,
	ends_on,
	due_on,
	received_on,
	routed_on,
	CASE
	WHEN received_on > due_on THEN 'late'
	WHEN received_on IS NOT NULL THEN 'in-time'
	WHEN due_on < today THEN 'outstanding'
	ELSE 'waiting'
	END AS state,
	max(0, CAST(julianday(coalesce(received_on, today)) - julianday(due_on)
		AS INTEGER)) AS days_over,
	_path,
	_line
FROM timed
