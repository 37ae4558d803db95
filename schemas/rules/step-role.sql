-- id: step-role
-- severity: error
-- title: a step was taken in a role that may not take it
-- bad: { step: lead-peer-sift, role: group-officer }
-- good: { step: lead-peer-sift, role: national-lead-peer }
--
-- The group's way in says who takes each step, in the version in force on the day
-- of the decision, or today where there is none. What is a lead peer's to judge is
-- not an officer's. Let somebody take the step who may, and write down that.
SELECT a._path AS path, '/steps/' || s.position || '/role' AS pointer,
       '''' || s.step || ''' is for the ' || (
		SELECT group_concat(replace(m.actor, '-', ' '), ' or ')
		FROM process_step_actor m
		WHERE m.process = p.process AND m.step_position = p.position
       ) || ', by ' || p.process AS message
FROM application a
JOIN application_process v ON v.application = a.id
JOIN application_step s ON s.application = a.id
JOIN process_step p ON p.process = v.process AND p.step = s.step
WHERE NOT EXISTS (
	SELECT 1
	FROM process_step_actor m
	WHERE m.process = p.process
	  AND m.step_position = p.position
	  AND m.actor = s.role
)
