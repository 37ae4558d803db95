-- title: The clocks of requests: each question to a group office
--
-- An office has as many working days as its clock says
-- (clocks.request_working_days, as set on the day of the question), counted from
-- the day after. due is the last of them; days_taken is in working days, up to
-- the answer, or to the day where there is none; days_late is by how many it is
-- past due. Where no clock was set, nothing is due. state is answered, late,
-- waiting, overdue, or void where the request ended before an answer came.
WITH counted AS MATERIALIZED (
	SELECT day, is_working, number
	FROM counted_day
),
allowed AS MATERIALIZED (
	SELECT "group", value, starts, coalesce(ends, '9999-12-31') AS ends
	FROM setting_time
	WHERE name = 'clocks.request_working_days'
),
question AS (
	SELECT a.request, a."group", a.asked_on, a.answer, a.routed_to,
	       a.position,
	       r.programme, r.host, r.outcome,
	       CASE WHEN a.answered_on <= c.today THEN a.answered_on END
	           AS answered_on,
	       CASE WHEN r.closed_on <= c.today THEN r.closed_on END AS closed_on,
	       c.today, r._path, a._line
	FROM request_asked a
	JOIN request r ON r.id = a.request
	JOIN clock c
	WHERE a.asked_on <= c.today
),
timed AS (
	SELECT q.*, f.number AS first, l.number AS last,
	       s.value AS allowed
	FROM question q
	-- coalesce, so that SQLite makes an index for the day.
	LEFT JOIN counted f ON f.day = coalesce(q.asked_on, q.today)
	LEFT JOIN counted l
	  ON l.day = coalesce(q.answered_on, q.closed_on, q.today)
	LEFT JOIN allowed s
	  ON s."group" = q."group" AND q.asked_on BETWEEN s.starts AND s.ends
)
SELECT t.request, t."group", t.programme, t.host, t.asked_on, t.answered_on,
       t.answer, t.routed_to, d.day AS due,
       t.last - t.first AS days_taken,
       CASE WHEN t.last - t.first > t.allowed
            THEN t.last - t.first - t.allowed
       END AS days_late,
       CASE
       WHEN t.answered_on IS NOT NULL AND t.last - t.first > t.allowed
            THEN 'late'
       WHEN t.answered_on IS NOT NULL THEN 'answered'
       WHEN t.closed_on IS NOT NULL THEN 'void'
       WHEN t.last - t.first > t.allowed THEN 'overdue'
       ELSE 'waiting'
       END AS state,
       t.position, t._path, t._line
FROM timed t
LEFT JOIN counted d
  ON d.number = t.first + t.allowed AND d.is_working = 1
