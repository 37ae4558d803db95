-- title: Texts cut, joined and compared
SELECT id, note || '|' AS marked, note || whole AS with_whole,
part || note AS with_part, whole || '-' || part AS both,
length(note) AS n, upper(note) AS u, lower(note) AS l,
substr(note, 2, 3) AS s23, substr(note, -3) AS tail, substr(note, 0, 2) AS s02,
substr(note, -2, 1) AS s21, substr(note, 3, -2) AS back, substring(note, 2)
AS rest, instr(note, 'a') AS at, trim(note) AS t, ltrim(note, 'ab ') AS lt,
rtrim(note, 'xyz ') AS rt, replace(note, 'a', '\') AS r,
note LIKE '%A%' AS like_a, note LIKE 'É%' AS like_e, note NOT LIKE '_b%'
AS not_b, note LIKE '%\%' AS slash, note = 'abc' AS same, note < 'b' AS less,
note BETWEEN 'a' AND 'm' AS within, note IN ('abc', '', 'it''s') AS listed,
"Mixed Case" AS "A ""name""", 'it''s $$ \n :x' AS literal,
coalesce(nullif(note, ''), '-') AS filled, ifnull(note, 'none') AS given,
note IS NULL AS empty, note IS NOT NULL AS there, note ISNULL AS i,
CASE note WHEN 'abc' THEN 'letters' WHEN '' THEN 'nothing' END AS word
FROM thing
