-- title: Refused
SELECT printf('a') AS x, hex(note) AS y FROM thing ORDER BY note COLLATE RTRIM
