-- id: review-unasked
-- severity: error
-- title: a review came from somebody who had declined
-- bad: answer: no-time   (of the invitation that the review answers)
-- good: answer: yes-gladly
--
-- Either the answer was entered wrongly, or the review hangs on another
-- invitation than its own.
SELECT v._path AS path, '/invitation' AS pointer,
       'the invitation was ' || coalesce('answered with ' || i.answer,
       'never answered') AS message
FROM review v
JOIN invitation i ON i.id = v.invitation
WHERE coalesce(i.answer, '') <> 'yes-gladly'
