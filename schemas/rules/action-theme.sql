-- id: action-theme
-- severity: error
-- title: a line of a plan stands under a theme that the plan does not have
-- bad: theme: 6   (of a plan with five)
-- good: theme: 5
--
-- The theme is the number of a heading in the plan. A line without one would be
-- missing from every report by theme.
SELECT a._path AS path, '/theme' AS pointer,
       'the plan ' || a.plan || ' has no theme ' || a.theme AS message
FROM action a
WHERE NOT EXISTS (SELECT 1 FROM plan_theme t
                  WHERE t.plan = a.plan AND t.number = a.theme)
