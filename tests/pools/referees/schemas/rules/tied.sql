-- id: tied
-- severity: error
-- title: a referee reads what they have a tie to
-- bad: referee: r-b2   (who works where the applicant works)
-- good: referee: r-b3
--
-- Whoever proposes the work, works with those who do, or has declared a tie to
-- them, does not judge it. Ask somebody else; if they have declined, the record
-- may stay.
SELECT i._path AS path, '/referee' AS pointer,
       'the referee ' || group_concat(t.reason, ', and ') AS message
FROM invitation i
JOIN tie t ON t.referee = i.referee AND t.proposal = i.proposal
WHERE i.answer IS NULL OR i.answer = 'yes-gladly'
GROUP BY i._path
