-- id: over-budget
-- severity: error
-- title: a call gives more than it has
-- bad: budget: 300000   (and 320000 were given)
-- good: budget: 350000
--
-- One of the proposals was entered with a wrong sum, or one too many is marked
-- as funded.
SELECT c._path AS path, '/budget' AS pointer,
       'the proposals of the call get ' || sum(p.gives) || ' pounds' AS message
FROM call c
JOIN proposal p ON p.call = c.id
GROUP BY c._path
HAVING sum(p.gives) > c.budget
