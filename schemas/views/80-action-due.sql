-- title: What the printed due dates of actions mean
--
-- Plans give their dates in many shapes: "end of September 23", "End November
-- 2023", "11 May 23", "13 October". One row for each line that has one. A day
-- and a month is a day; a month alone, or the end of it, is its last day. Of
-- two figures, the year is in this century. reads says what it was read as:
-- day, month, no-year (a day or month whose year is missing) or unclear.
WITH month(number, name) AS (
	VALUES ('01', 'january'), ('02', 'february'), ('03', 'march'),
	       ('04', 'april'), ('05', 'may'), ('06', 'june'),
	       ('07', 'july'), ('08', 'august'), ('09', 'september'),
	       ('10', 'october'), ('11', 'november'), ('12', 'december'),
	       ('01', 'jan'), ('02', 'feb'), ('03', 'mar'), ('04', 'apr'),
	       ('06', 'jun'), ('07', 'jul'), ('08', 'aug'), ('09', 'sep'),
	       ('09', 'sept'), ('10', 'oct'), ('11', 'nov'), ('12', 'dec')
),
printed AS (
	SELECT id AS action, printed_due,
	       ' ' || lower(trim(printed_due)) || ' ' AS text
	FROM action
	WHERE printed_due IS NOT NULL
),
part AS (
	SELECT p.action, m.number AS month,
	       trim(substr(p.text, 1,
	           instr(p.text, ' ' || m.name || ' ') - 1)) AS before,
	       trim(substr(p.text,
	           instr(p.text, ' ' || m.name || ' ') + length(m.name) + 2))
	         AS after
	FROM printed p
	JOIN month m ON instr(p.text, ' ' || m.name || ' ') > 0
),
told AS (
	SELECT action, month,
	       CASE WHEN before IN ('', 'end', 'end of', 'by end of', 'by end')
	            THEN 'end'
	            WHEN length(before) <= 2 AND CAST(before AS INTEGER)
	                 BETWEEN 1 AND 31
	            THEN substr('0' || before, -2)
	       END AS day,
	       CASE WHEN after = '' THEN ''
	            WHEN length(after) = 2 AND after BETWEEN '00' AND '99'
	            THEN '20' || after
	            WHEN length(after) = 4 AND after BETWEEN '1900' AND '2199'
	            THEN after
	       END AS year
	FROM part
),
dated AS (
	SELECT action, month, day, year,
	       CASE WHEN year <> ''
	            THEN substr(date(year || '-' || month || '-01', '+1 month',
	                             '-1 day'), 9, 2)
	       END AS last_day
	FROM told
)
SELECT p.action, p.printed_due,
       CASE WHEN t.day IS NULL OR t.year IS NULL THEN 'unclear'
            WHEN t.year = '' THEN 'no-year'
            WHEN t.day = 'end' THEN 'month'
            WHEN t.day > t.last_day THEN 'unclear'
            ELSE 'day'
       END AS reads,
       CASE WHEN t.day IS NULL OR t.year IS NULL OR t.year = '' THEN NULL
            WHEN t.day = 'end'
            THEN t.year || '-' || t.month || '-' || t.last_day
            WHEN t.day <= t.last_day
            THEN t.year || '-' || t.month || '-' || t.day
       END AS means,
       t.month, t.day
FROM printed p
LEFT JOIN dated t ON t.action = p.action
