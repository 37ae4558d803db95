-- id: offer-differs
-- severity: error
-- title: an offer's assignment is for somebody or something else
-- bad: assignment: a-00000002   (which is another person's)
-- good: assignment: a-00000001
--
-- What came of an offer has its person, its request and its role.
SELECT o._path AS path, '/assignment' AS pointer,
       a.id || ' is for another ' ||
       CASE WHEN a.person <> o.person THEN 'person'
            WHEN a.job <> o.request THEN 'request'
            ELSE 'role'
       END AS message
FROM offer o
JOIN assignment a ON a.id = o.assignment
WHERE a.person <> o.person OR a.job <> o.request OR a.role <> o.role
