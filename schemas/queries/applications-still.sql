-- title: Applications that stand still
-- param days = 0: those for so many days; 0: for longer than they may
--
-- How long an application may stand still is its way in's to say
-- (still_after_days), or else the policy's (application_still_days).
SELECT a.name, a."group", a.stage, a.last_on, a.days_standing, a.still_after,
       a.next_step, a.must_act, a.application
FROM application_now a
WHERE iif(CAST(:days AS INTEGER) = 0, a.is_still,
          a.days_standing >= CAST(:days AS INTEGER))
ORDER BY a.days_standing DESC, a.name
