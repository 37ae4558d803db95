-- id: printed-due-year
-- severity: warning
-- title: a printed timescale has no year
-- bad: printed_due: 13 October
-- good: printed_due: 13 October 23
--
-- Which year was meant may be easy to guess, but it was not agreed. Ask; then
-- write the year into due_on, and leave the printed words as they are.
SELECT a._path AS path, '/printed_due' AS pointer,
       'the year is missing: ' || p.printed_due || '; so it has no date'
         AS message
FROM action a
JOIN action_due p ON p.action = a.id
WHERE p.reads = 'no-year' AND a.due_on IS NULL
