-- title: Sections that every board paper must have, and that one lacks
--
-- gap is missing or empty; source says that the paper was written before this
-- pool, and is recorded as it was.
WITH sign(line, blanks) AS (
	VALUES ('
', '
	 ')	-- the end of a line; that, a tab and a blank
),
wanted(heading) AS (
	VALUES ('Background'), ('Implications for Wales'),
	       ('Financial implications'), ('Equalities implications'),
	       ('Next steps')
),
text AS (
	SELECT p.id, p._path, p.source, w.heading,
	       s.line || '## ' || lower(w.heading) || s.line AS opening,
	       s.line || p.body || s.line || '## ' AS body
	FROM paper p
	JOIN wanted w
	JOIN sign s
),
after AS (
	SELECT id, _path, source, heading,
	       CASE WHEN instr(lower(body), opening) > 0
	            THEN substr(body, instr(lower(body), opening) +
	                              length(opening) - 1)
	       END AS rest
	FROM text
)
SELECT a.id AS paper, a.source, a.heading,
       CASE WHEN a.rest IS NULL THEN 'missing' ELSE 'empty' END AS gap,
       a._path
FROM after a
JOIN sign s
WHERE a.rest IS NULL
   OR trim(substr(a.rest, 1, instr(a.rest, s.line || '## ')), s.blanks) = ''
