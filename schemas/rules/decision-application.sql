-- id: decision-application
-- severity: error
-- title: somebody was accredited without an application
-- bad: { outcome: accredited, source: minutes }
-- good: { outcome: accredited, source: minutes, application: n-3k9d5m7t }
--
-- Without the application nobody can tell whether the steps of the group's way in
-- were taken. Name it. Only a decision of which the register alone tells, because
-- older papers have been destroyed, stands without one: source: register. What was
-- decided cannot have come in later, and is not decided twice on one day.
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
UNION ALL
SELECT d._path, '/decided_on',
       'the application came in later, on ' || a.received_on
FROM decision d
JOIN application a ON a.id = d.application
WHERE a.received_on > d.decided_on
UNION ALL
SELECT d._path, '/outcome',
       'the application was also decided otherwise on that day: ' || o.outcome
FROM decision d
JOIN decision o
  ON o.application = d.application
 AND o.decided_on = d.decided_on
 AND o.outcome <> d.outcome
