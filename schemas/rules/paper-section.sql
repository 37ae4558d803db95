-- id: paper-section
-- severity: error
-- title: a section that every paper must have is missing or empty
-- bad: ## Next steps   (and nothing below it)
-- good: ## Next steps   and a sentence below it
--
-- A board wants to see in each paper what it means for Wales, for money and for
-- equalities, where it comes from and what happens next; also if that is
-- nothing. Papers that were written before this pool and are recorded as they
-- were give a warning instead.
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
WHERE source IS NULL
  AND (rest IS NULL OR trim(substr(rest, 1, instr(rest, char(10) || '## ')),
                            char(10) || char(9) || ' ') = '')
