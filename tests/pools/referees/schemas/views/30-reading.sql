-- title: What each referee has been asked to read
--
-- One row for each invitation, with the review if there is one. state is asked
-- (no answer yet), declined, reading, overdue or read; days is how long it took
-- from the invitation to the review, or how long it has been.
SELECT
	i.id,
	i.referee,
	h.name,
	i.proposal,
	p.call,
	i.asked_on,
	i.answered_on,
	i.answer,
	c.reviews_due_on AS due_on,
	v.received_on,
	v.overall,
	CASE
	WHEN v.id IS NOT NULL THEN 'read'
	WHEN i.answer IS NULL THEN 'asked'
	WHEN i.answer <> 'yes-gladly' THEN 'declined'
	WHEN c.reviews_due_on < t.today THEN 'overdue'
	ELSE 'reading'
	END AS state,
	CAST(julianday(coalesce(v.received_on, t.today)) -
	     julianday(i.asked_on) AS INTEGER) AS days,
	i._path,
	i._line
FROM invitation i
JOIN clock t
JOIN referee f ON f.id = i.referee
JOIN researcher h ON h.id = f.researcher
JOIN proposal p ON p.id = i.proposal
JOIN call c ON c.id = p.call
LEFT JOIN review v ON v.invitation = i.id AND v.received_on <= t.today
WHERE i.asked_on <= t.today
