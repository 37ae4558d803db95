-- title: The lines of a plan, and how each stands
-- param plan = peer-support-review: the plan's id
-- values plan: SELECT id FROM plan
SELECT a.id, t.title AS theme, a.text, a.printed_due AS printed,
       a.due_on AS due, a.state, a.done_on AS done, a.days_late
FROM action_now a
JOIN plan_theme t ON t.plan = a.plan AND t.number = a.theme
WHERE a.plan = :plan
ORDER BY a.theme, a.position
