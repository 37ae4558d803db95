-- title: Refused
SELECT id FROM thing ORDER BY note COLLATE NOCASE
