-- title: Bulletins to peers
-- param theme = all: finance, leadership, scrutiny and so on
SELECT b.issued_on, b.title,
       (SELECT group_concat(replace(a.audience, '-', ' '), ', ')
        FROM bulletin_audience a
        WHERE a.bulletin = b.id) AS audience,
       (SELECT group_concat(replace(t.theme, '-', ' '), ', ')
        FROM bulletin_theme t
        WHERE t.bulletin = b.id) AS themes
FROM bulletin b
JOIN clock c
WHERE b.issued_on <= c.today
  AND (:theme = 'all'
       OR EXISTS (SELECT 1 FROM bulletin_theme t
                  WHERE t.bulletin = b.id AND t.theme = :theme))
ORDER BY b.issued_on DESC, b.title
