-- id: option-choices
-- severity: error
-- title: a decision has nothing to choose from
-- bad: choices: [a]   or   chosen: d   (and there is no d)
-- good: choices: [a, b]   and   chosen: b
--
-- Members decide between choices, doing nothing among them, with what each
-- costs. At least two must be there before they are asked, and what they chose
-- must be one of them.
SELECT o._path AS path, '/title' AS pointer,
       CASE count(c.position) WHEN 0 THEN 'there is no choice'
            ELSE 'there is one choice only' END AS message
FROM option o
LEFT JOIN option_choice c ON c.option = o.id
GROUP BY o.id, o._path
HAVING count(c.position) < 2
UNION ALL
SELECT o._path, '/chosen', 'there is no choice ' || o.chosen
FROM option o
WHERE o.chosen IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM option_choice c
                  WHERE c.option = o.id AND c.letter = o.chosen)
