-- id: panel-chair
-- severity: error
-- title: a panel lacks who must be on it
-- bad: panel: [{ role: principal-adviser, chair: true }]
-- good: panel: [{ role: national-lead-peer, chair: true }, { role: principal-adviser }]
--
-- The way in that is in force on the day of the decision says who is on the panel
-- that assesses, and who leads it: for the Independent group, the national lead
-- peer. Without them there was no assessment. If they were there, write it down.
SELECT a._path AS path, '/steps/' || s.position || '/step' AS pointer,
       'no ' || replace(z.role, '-', ' ') ||
       iif(z.chair, ' led the panel', ' was on the panel') ||
       ' (' || v.process || ')' AS message
FROM application a
JOIN application_process v ON v.application = a.id
JOIN application_step s ON s.application = a.id
JOIN process_step p
  ON p.process = v.process AND p.step = s.step AND p.shown_by = 'panel'
JOIN process_seat z ON z.process = v.process AND z.required
WHERE NOT EXISTS (
	SELECT 1
	FROM application_panellist m
	WHERE m.application = a.id
	  AND m.role = z.role
	  AND (NOT coalesce(z.chair, 0) OR m.chair)
)
