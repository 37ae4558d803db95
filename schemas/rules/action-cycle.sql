-- id: action-cycle
-- severity: error
-- title: lines of plans wait for each other in a circle
-- bad: depends_on: [psr-1-03]   (and psr-1-03 depends on this line)
-- good: depends_on: [psr-5-06]
--
-- None of them could ever begin. One of the dependencies is meant the other way
-- round, or is no dependency.
WITH RECURSIVE reach(origin, action) AS (
	SELECT action, dependency
	FROM action_dependency
	UNION
	SELECT r.origin, d.dependency
	FROM reach r
	JOIN action_dependency d ON d.action = r.action
)
SELECT a._path AS path, '/depends_on/' || d.position AS pointer,
       'waits for ' || d.dependency ||
       CASE WHEN d.dependency = a.id THEN ', which is this line'
            ELSE ', which waits for this line'
       END AS message
FROM action a
JOIN action_dependency d ON d.action = a.id
WHERE d.dependency = a.id
   OR EXISTS (SELECT 1 FROM reach r
              WHERE r.origin = d.dependency AND r.action = a.id)
