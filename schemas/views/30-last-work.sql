-- title: The last assignment that each person finished by the day
--
-- Of two that ended on one day, the one that began later.
SELECT w.*
FROM work w
JOIN clock c
WHERE w.ends_on <= c.today
  AND NOT EXISTS (
	SELECT 1
	FROM work later
	WHERE later.person = w.person
	  AND later.ends_on <= c.today
	  AND (later.ends_on, later.starts_on, later.id) >
	      (w.ends_on, w.starts_on, w.id)
  )
