-- id: appraisal-off
-- severity: warning
-- title: an appraisal in a group that does not have them
-- bad: group: con   (whose policy has appraisals off)
-- good: group: ind   (whose policy has them on)
--
-- Appraisals are off unless the group's policy has them on (appraisal.on), on the
-- day on which one is due. Peers should be told before they are appraised: change
-- the policy first, or take the appraisal out.
SELECT a._path AS path, '/group' AS pointer,
       'appraisals of ' || a."group" || ' are off on ' || a.due_on AS message
FROM appraisal a
WHERE NOT EXISTS (
	SELECT 1
	FROM setting_time s
	WHERE s."group" = a."group"
	  AND s.name = 'appraisal.on'
	  AND s.value = 1
	  AND a.due_on BETWEEN s.starts AND coalesce(s.ends, '9999-12-31'))
