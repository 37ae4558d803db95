-- id: action-undated
-- severity: warning
-- title: a line of a plan has no date by which it is to be done
-- bad: line: action   (and no due_on)
-- good: due_on: 2023-09-30
--
-- What has no date is never late, and is easily forgotten; once it is done
-- nobody can tell whether that was in time. Agree a date, or leave the line as
-- it was printed and know of it.
SELECT _path AS path, '/text' AS pointer,
       'no date was printed for it, and none was agreed since' AS message
FROM action
WHERE line = 'action' AND due_on IS NULL AND printed_due IS NULL
