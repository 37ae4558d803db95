-- title: Peers whose last assignment has no feedback
--
-- The last one that they finished; the most recent first, of which some may
-- still be on its way.
SELECT w.name, w."group", w.id AS assignment, w.host, w.ends_on
FROM last_work w
JOIN peer_now p ON p.person = w.person
JOIN clock c
WHERE NOT EXISTS (
	SELECT 1
	FROM feedback f
	WHERE f.assignment = w.id AND f.received_on <= c.today)
ORDER BY w.ends_on DESC, w.name
