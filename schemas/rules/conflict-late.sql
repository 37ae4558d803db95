-- id: conflict-late
-- severity: warning
-- title: whether there is a conflict of interest was declared after the first day
-- bad: conflict: { declared_on: 2026-03-12, outcome: none }
-- good: conflict: { declared_on: 2026-02-02, outcome: none }
--
-- Who is sent has said beforehand whether anything ties them to the host. Where
-- it came late, this warning stays as a mark of it.
SELECT _path AS path, '/conflict/declared_on' AS pointer,
       'declared on ' || conflict_declared_on || ', after the first day, ' ||
       starts_on AS message
FROM assignment
WHERE conflict_declared_on > starts_on
