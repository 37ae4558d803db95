-- id: decision-application
-- severity: error
-- title: somebody was accredited without an application
-- bad: { outcome: accredited, source: minutes }
-- good: { outcome: accredited, source: minutes, application: n-3k9d5m7t }
--
-- Without the application nobody can tell whether the steps of the group's way in
-- were taken. Name it. Only a decision of which the register alone tells, because
-- older papers have been destroyed, stands without one: source: register.
SELECT d._path AS path, '/decided_on' AS pointer,
       'no application is named, and the source is not the register' AS message
FROM accreditation d
WHERE d.application IS NULL
  AND d.source <> 'register'
UNION ALL
SELECT d._path, '/application',
       'the application is ' || CASE WHEN a.person <> d.person
		THEN 'somebody else''s' ELSE 'to another group' END
FROM decision d
JOIN application a ON a.id = d.application
WHERE a.person <> d.person
   OR a."group" <> d."group"
