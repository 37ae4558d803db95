-- id: membership-first
-- severity: error
-- title: somebody entered the pool before their membership was confirmed
-- bad: membership: { checked_on: 2026-05-02 }, decided_on: 2026-04-14
-- good: membership: { checked_on: 2026-03-02, valid_until: 2026-12-31 }
--
-- The Liberal Democrat group takes people into its pool once their membership of
-- ALDC is confirmed; so for any way in that, in the version in force on the day,
-- has a step shown by membership. The check must be of that day or before, and
-- the membership good on it. Check it; until then the decision has to wait.
SELECT d._path AS path, '/decided_on' AS pointer,
       CASE
       WHEN a.membership_checked_on IS NULL
       THEN 'the membership was never checked'
       WHEN a.membership_checked_on > d.decided_on
       THEN 'the membership was not checked before ' || a.membership_checked_on
       WHEN a.membership_valid_until < d.decided_on
       THEN 'the membership ran until ' || a.membership_valid_until
       ELSE 'the check is none of the application''s steps by that day'
       END || ' (' || d.process || ')' AS message
FROM accreditation d
JOIN application a ON a.id = d.application
JOIN process_step p
  ON p.process = d.process AND p.shown_by = 'membership' AND p.gate
LEFT JOIN application_step s
  ON s.application = a.id AND s.step = p.step AND s.done_on <= d.decided_on
WHERE a.membership_checked_on IS NULL
   OR a.membership_checked_on > d.decided_on
   OR a.membership_valid_until < d.decided_on
   OR s.step IS NULL
