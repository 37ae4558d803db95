-- id: document-review
-- severity: warning
-- title: a document was to be looked at again
-- bad: review_on: 2026-09-28   (in November)
-- good: review_on: 2027-09-28
--
-- Its owner looks whether it still holds, and enters a new version, or only the
-- day of the next review.
SELECT d._path AS path, '/review_on' AS pointer,
       'was to be reviewed on ' || d.review_on || ' by ' ||
       replace(d.owner, '-', ' ') AS message
FROM document d
JOIN clock c
WHERE d.review_on < c.today
  AND coalesce(d.withdrawn_on, '9999-12-31') > c.today
