-- id: action-parent
-- severity: error
-- title: a line of a plan stands under one where it cannot stand
-- bad: parent: psr-3-04   (which was superseded, while this line is open)
-- good: parent: psr-3-04   (which is open, or was done)
--
-- When the line above is superseded, dropped or carried forward, what stands
-- under it goes the same way, or is a line of its own. A line and its parent
-- are of one plan and theme.
SELECT a._path AS path, '/parent' AS pointer,
       CASE WHEN p.plan <> a.plan OR p.theme <> a.theme
            THEN p.id || ' is a line of another plan or theme'
            ELSE p.id || ' is ' || p.status || ', and this line is still ' ||
                 a.status
       END AS message
FROM action a
JOIN action p ON p.id = a.parent
WHERE p.plan <> a.plan
   OR p.theme <> a.theme
   OR (p.status IN ('superseded', 'dropped', 'carried-forward')
       AND a.status IN ('not-started', 'in-progress'))
