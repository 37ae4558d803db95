-- title: Only SQLite can say this
-- sqlite-only: printf is SQLite's own
SELECT id, printf('%5.2f', part) AS shown FROM thing
