-- id: mentoring-untrained
-- severity: warning
-- title: a mentor began before mentoring training
-- bad: starts_on: 2026-03-02   (and the training was on 2026-06-09)
-- good: starts_on: 2026-07-01
--
-- Where policy asks for the training first (eligibility.mentoring_training_first),
-- a mentor begins only after it. Judged by the policy that was in force on the
-- first day. Put it off until the training, or let somebody else mentor; of what
-- is past, the warning stays as a mark of it.
SELECT a._path AS path, '/starts_on' AS pointer,
       CASE WHEN a.starts_on > c.today THEN 'to begin on ' ELSE 'begun on ' END ||
       a.starts_on || ', ' ||
       coalesce('before mentoring training, ' || min(t."on"),
                'without mentoring training') AS message
FROM assignment a
JOIN clock c
JOIN peer p ON p.person = a.person
JOIN setting_time s
  ON s.name = 'eligibility.mentoring_training_first'
 AND s.value = 1
 AND s."group" = coalesce((
		SELECT f."group"
		FROM peer_former_group f
		WHERE f.peer = p.id AND f.until >= a.starts_on
		ORDER BY f.until
		LIMIT 1
     ), p."group")
 AND a.starts_on BETWEEN s.starts AND coalesce(s.ends, a.starts_on)
LEFT JOIN trained t ON t.person = a.person AND t.family = 'mentoring'
WHERE a.role = 'mentor'
  AND a.accepted_on IS NOT NULL
  AND a.cancelled_on IS NULL
GROUP BY a.id
HAVING coalesce(min(t."on"), '9999-12-31') > a.starts_on
