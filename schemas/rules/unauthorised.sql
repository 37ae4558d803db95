-- id: unauthorised
-- severity: warning
-- title: work has begun for which no days were authorised
-- bad: starts_on: 2026-11-17, days: { allocated: 4 }   (on 2026-11-21)
-- good: days: { allocated: 4, authorised: 4, authorised_on: 2026-11-02, ... }
--
-- Days are authorised before they are used. Whoever may authorise them should
-- do so, or call the work off.
SELECT a._path AS path, '/days' AS pointer,
       'begun on ' || a.starts_on || ', and no days are authorised' AS message
FROM assignment a
JOIN clock c
WHERE a.starts_on <= c.today
  AND a.accepted_on IS NOT NULL
  AND a.days_authorised IS NULL
  AND (a.cancelled_on IS NULL OR a.cancelled_on > a.starts_on)
