-- title: Reviews that should have come
--
-- Who said yes and has not sent the review, though the day has passed; with the
-- number of reminders.
SELECT r.name, r.proposal, r.due_on,
       CAST(julianday(c.today) - julianday(r.due_on) AS INTEGER) AS days_late,
       (SELECT count(*) FROM invitation_reminder m WHERE m.invitation = r.id)
         AS reminders
FROM reading r
JOIN clock c
WHERE r.state = 'overdue'
ORDER BY 4 DESC, r.name, r.proposal
