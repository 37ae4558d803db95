-- title: What each answer for the statistics counts as, beside the census
-- sqlite-only: numbers stand beside marks such as [x] in one column
--
-- For statistics in reports (through=equality_answer): by is the property that
-- is counted by, value an answer, and label the broader group of the newest
-- version of its list that it belongs to, or the answer's own words where the
-- list has no groups. Answers by an older version count as what that list's maps
-- say. The last column is the share of councillors by the newest edition of the
-- census that has England in it, of those who gave an answer.
WITH edition AS (
	SELECT id
	FROM census
	WHERE coverage <> 'wales'
	ORDER BY edition DESC
	LIMIT 1
),
newest AS (
	SELECT id, topic,
	       row_number() OVER (PARTITION BY topic ORDER BY version DESC) AS place
	FROM code_list
),
own AS (
	SELECT n.id AS list, n.topic, c.code AS value,
	       coalesce(g."group", c.code) AS line,
	       coalesce(g.label, c.label) AS label,
	       coalesce(g.position, c.position) AS place
	FROM newest n
	JOIN code_list_code c ON c.code_list = n.id
	LEFT JOIN code_list_group g
	  ON g.code_list = n.id AND g."group" = c."group"
	WHERE n.place = 1
),
carried AS (
	SELECT o.list, o.topic, m.code AS value, o.line, o.label, o.place
	FROM own o
	JOIN code_list_map m ON m.code_list = o.list AND m."to" = o.value
	WHERE NOT EXISTS (
		SELECT 1
		FROM own x
		WHERE x.list = o.list AND x.value = m.code)
),
known AS (
	SELECT * FROM own
	UNION ALL
	SELECT * FROM carried
),
share AS (
	SELECT k.topic, k.line, sum(v.per_cent) AS per_cent
	FROM (SELECT DISTINCT topic, list, line, line AS code FROM known
	      UNION
	      SELECT topic, list, line, value FROM known) k
	JOIN census_value v ON v.list = k.list AND v.code = k.code
	JOIN edition e ON e.id = v.census
	GROUP BY k.topic, k.line
),
whole AS (
	SELECT topic, sum(per_cent) AS per_cent
	FROM share
	GROUP BY topic
),
line AS (
	SELECT k.topic, k.value, k.label, 0 AS apart, k.place,
	       round(100.0 * s.per_cent / w.per_cent, 1) AS share
	FROM known k
	LEFT JOIN share s ON s.topic = k.topic AND s.line = k.line
	LEFT JOIN whole w ON w.topic = k.topic
	UNION ALL
	SELECT topic, 'prefer-not-to-say', 'Prefer not to say', 1, 1000, NULL
	FROM newest
	WHERE place = 1
)
SELECT 'equality.answers_' || replace(topic, '-', '_') || '_code' AS "by",
       value, label, apart,
       CASE WHEN apart THEN '[z]' ELSE coalesce(share, '[x]') END
           AS "Census (%)"
FROM line
ORDER BY topic, place, value
