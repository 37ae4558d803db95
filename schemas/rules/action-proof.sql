-- id: action-proof
-- severity: error
-- title: a line of a plan is done, but not on any day or by any evidence
-- bad: status: done   (and no evidence)
-- good: status: done, done_on: 2023-05-25, evidence: ...
--
-- A board that reads "done" has to be able to ask by what. The evidence says
-- what was decided, held, written or sent, on which day; where there is a
-- record of it, it names that.
SELECT a._path AS path,
       CASE WHEN a.status = 'done' THEN '/status' ELSE '/done_on' END
         AS pointer,
       CASE WHEN a.status <> 'done'
            THEN 'it was done on ' || a.done_on || ', and its status is ' ||
                 a.status
            WHEN a.done_on IS NULL THEN 'done, but done_on is missing'
            ELSE 'done, and nothing says by what evidence'
       END AS message
FROM action a
WHERE (a.status = 'done' AND (a.done_on IS NULL OR NOT EXISTS (
	SELECT 1 FROM action_evidence e WHERE e.action = a.id)))
   OR (a.status <> 'done' AND a.done_on IS NOT NULL)
