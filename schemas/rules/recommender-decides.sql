-- id: recommender-decides
-- severity: warning
-- title: the lead peer who recommended somebody also decided
-- bad: { recommended_by: p-7k3f9q2m }, and decider: p-7k3f9q2m
-- good: { recommended_by: p-7k3f9q2m }, and decider: p-2n8d4k7x
--
-- The Labour way in lets lead peers recommend and lets lead peers decide, and does
-- not say that it must be two. It is no fault, but somebody may ask; this stays
-- as a mark of it.
SELECT d._path AS path, '/decider' AS pointer,
       'the decider had recommended the applicant' AS message
FROM decision d
JOIN application a ON a.id = d.application
WHERE d.decider = a.recommended_by
   OR EXISTS (
	SELECT 1
	FROM application_step s
	WHERE s.application = a.id
	  AND s.step = 'recommendation'
	  AND s.by = d.decider
   )
