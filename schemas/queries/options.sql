-- title: What members are asked to decide, the choices, and what each takes
-- param peers = 100: for how many peers
--
-- Hours and money are for a year; setting_up is paid once.
SELECT o.id, c.letter, c.title AS choice, c.setting_up,
       round(coalesce(sum(e.hours * e.per_hundred), 0) * :peers / 100.0, 1)
         AS hours_a_year,
       round(coalesce(sum(e.pounds * e.per_hundred), 0) * :peers / 100.0)
         AS pounds_a_year,
       CASE WHEN o.decided_on <= k.today AND o.chosen = c.letter
            THEN 'chosen on ' || o.decided_on
            WHEN o.decided_on <= k.today THEN ''
            ELSE 'open'
       END AS outcome
FROM option o
JOIN option_choice c ON c.option = o.id
JOIN clock k
LEFT JOIN option_choice_effort e
       ON e.option = c.option AND e.choice_position = c.position
WHERE o.asked_on <= k.today
GROUP BY o.id, c.position, c.letter, c.title, c.setting_up
ORDER BY o.asked_on, o.id, c.position
