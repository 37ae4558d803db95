-- id: paper-printed
-- severity: warning
-- title: a section was missing or empty in a paper as it was printed
-- bad: source: A paper of 2023   (and ## Next steps is empty)
-- good: source: A paper of 2023   (and all sections say something)
--
-- The paper was written before there was this pool, and is recorded as it was.
-- The gap is in the paper, and stays; this is a mark of it.
WITH wanted(heading) AS (
	VALUES ('Background'), ('Implications for Wales'),
	       ('Financial implications'), ('Equalities implications'),
	       ('Next steps')
),
text AS (
	SELECT id, _path, source,
	       char(10) || body || char(10) || '## ' AS body
	FROM paper
),
after AS (
	SELECT t.id, t._path, t.source, w.heading,
	       CASE WHEN instr(lower(t.body), char(10) || '## ' ||
	                       lower(w.heading) || char(10)) > 0
	            THEN substr(t.body, instr(lower(t.body), char(10) || '## ' ||
	                        lower(w.heading) || char(10)) + 4 +
	                        length(w.heading))
	       END AS rest
	FROM text t
	JOIN wanted w
)
SELECT _path AS path, '/body' AS pointer,
       CASE WHEN rest IS NULL THEN 'the section is missing: '
            ELSE 'the section is empty: '
       END || heading AS message
FROM after
WHERE source IS NOT NULL
  AND (rest IS NULL OR trim(substr(rest, 1, instr(rest, char(10) || '## ')),
                            char(10) || char(9) || ' ') = '')
