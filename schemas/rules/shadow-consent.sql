-- id: shadow-consent
-- severity: error
-- title: a shadow was sent to a host that did not agree to it
-- bad: role: shadow   (and the request's shadow_welcome is false, or absent)
-- good: role: shadow   (and it is true)
--
-- A peer who comes along to learn sits in on interviews. The host is asked
-- first, and the request says what it answered.
SELECT a._path AS path, '/role' AS pointer,
       'the host has not agreed to a shadow: ' || a.job AS message
FROM assignment a
JOIN request r ON r.id = a.job
WHERE a.role = 'shadow'
  AND NOT coalesce(r.team_shadow_welcome, 0)
  AND a.cancelled_on IS NULL
