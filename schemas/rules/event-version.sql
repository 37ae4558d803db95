-- id: event-version
-- severity: warning
-- title: an event is by a version of its course that is not in use then
-- bad: version: v1   (and v2 is in use since 2023-06-01)
-- good: version: v2
--
-- The version in use on a day is the latest of those that had begun by then. It
-- says what those who came have learnt.
WITH used AS (
	SELECT e.id, max(v.position) AS position
	FROM event e
	JOIN course_version v ON v.course = e.course AND v."from" <= e.starts_on
	GROUP BY e.id
)
SELECT e._path AS path, '/version' AS pointer,
       e.version || ' is not in use on ' || e.starts_on ||
       coalesce('; ' || v.version || ' is', '') AS message
FROM event e
LEFT JOIN used u ON u.id = e.id
LEFT JOIN course_version v ON v.course = e.course AND v.position = u.position
WHERE coalesce(v.version, '') <> e.version
