-- title: Those of another view with a flag
SELECT t.id FROM truth t JOIN thing s ON s.id = t.id AND t.turned
WHERE NOT t.flag AND NOT t.both AND 1
