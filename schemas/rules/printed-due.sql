-- id: printed-due
-- severity: error
-- title: a due date is not what the printed timescale says
-- bad: printed_due: End September 23   and   due_on: 2023-09-03
-- good: printed_due: End September 23   and   due_on: 2023-09-30
--
-- The timescale stands in the words of the plan, and beside it the date that it
-- means: of a month, the last day. Where the line was redated, the printed one
-- must be one of its dates, the first, the present or one between. It must also
-- be of a form that can be read: a day and a month, or the end of a month, and
-- the year in two figures or four.
SELECT a._path AS path, '/printed_due' AS pointer,
       CASE WHEN p.reads = 'unclear'
            THEN 'this is not a day or the end of a month: ' || p.printed_due
            WHEN a.due_on IS NULL
            THEN 'this means ' || p.means || ', and there is no due_on'
            WHEN p.reads = 'no-year'
            THEN 'this is no day of due_on, ' || a.due_on ||
                 ', or of a date before'
            WHEN a.due_precision IS NOT p.reads
            THEN 'this gives a ' || p.reads || ', and due_precision a ' ||
                 a.due_precision
            ELSE 'this means ' || p.means || ', and due_on was never that: ' ||
                 a.due_on
       END AS message
FROM action a
JOIN action_due p ON p.action = a.id
WHERE p.reads = 'unclear'
   OR (p.reads = 'no-year' AND a.due_on IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM (
		SELECT a.due_on AS day
		UNION SELECT x."from" FROM action_redating x WHERE x.action = a.id)
	WHERE substr(day, 6, 2) = p.month
	  AND (p.day = 'end' OR substr(day, 9, 2) = p.day)))
   OR (p.means IS NOT NULL AND (a.due_on IS NULL
       OR NOT (a.due_on = p.means OR EXISTS (
		SELECT 1 FROM action_redating x
		WHERE x.action = a.id AND p.means IN (x."from", x."to")))
       OR (a.due_on = p.means AND a.due_precision <> p.reads)))
