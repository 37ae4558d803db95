-- id: action-redated
-- severity: error
-- title: the dates of a line do not follow from each other
-- bad: redated: to 2024-01-31   and   due_on: 2023-09-30
-- good: redated: to 2024-01-31   and   due_on: 2024-01-31
--
-- Each change leads from the date before to the next, and the last to due_on.
-- So it can be told how far a line slipped, and who decided it.
WITH step AS (
	SELECT r.action, r.position, r.day, r."from" AS was, r."to" AS became,
	       n."from" AS next_was, n.day AS next_day
	FROM action_redating r
	LEFT JOIN action_redating n
	       ON n.action = r.action AND n.position = r.position + 1
)
SELECT a._path AS path, '/redated/' || s.position AS pointer,
       CASE WHEN s.became = s.was THEN 'from and to are the same day'
            WHEN s.next_day < s.day
            THEN 'it was changed on ' || s.day ||
                 ', and the change after it on ' || s.next_day
            WHEN s.next_day IS NULL
            THEN 'the last change leads to ' || s.became || ', and due_on is ' ||
                 a.due_on
            ELSE 'it leads to ' || s.became || ', and the next change begins at '
                 || coalesce(s.next_was, 'no date')
       END AS message
FROM action a
JOIN step s ON s.action = a.id
WHERE s.became = s.was
   OR s.next_day < s.day
   OR (s.next_day IS NULL AND s.became <> a.due_on)
   OR (s.next_day IS NOT NULL AND s.next_was IS NOT s.became)
