-- id: too-few-reviews
-- severity: warning
-- title: a proposal was decided on with fewer reviews than the call asks for
-- bad: decided_on: 2026-05-20   (after one review, where three are needed)
-- good: decided_on: 2026-06-24
--
-- The committee may decide all the same; whoever was turned down will ask.
SELECT p._path AS path, '/decided_on' AS pointer,
       'decided after ' || count(v.id) || ' of ' || c.reviews_least ||
       ' reviews' AS message
FROM proposal p
JOIN call c ON c.id = p.call
LEFT JOIN invitation i ON i.proposal = p.id
LEFT JOIN review v ON v.invitation = i.id AND v.received_on <= p.decided_on
WHERE p.decided_on IS NOT NULL
GROUP BY p._path
HAVING count(v.id) < c.reviews_least
