-- title: Refused
SELECT id FROM thing ORDER BY id LIMIT 2, 3
