-- title: The last assignment that each person finished by the day
SELECT w.*
FROM work w
JOIN clock c
WHERE w.ends_on <= c.today
  AND NOT EXISTS (
	SELECT 1
	FROM work later
	WHERE later.person = w.person
	  AND later.ends_on <= c.today
	  AND (later.ends_on, later.id) > (w.ends_on, w.id)
  )
