-- title: Requests that were not filled, or only in part, and why
-- param since = 12 months: received since then, as "N months" or a day
--
-- What could not be met tells which peers the pool lacks. sent is how many
-- member peers were found, shadows not counted.
SELECT r.id AS request, r.programme, r.host, r.received_on, r.closed_on,
       r.outcome, r.unfilled_because, r.team_members AS wanted,
       count(b.id) AS sent,
       (SELECT group_concat(s.skill, ', ')
        FROM request_needs_skill s
        WHERE s.request = r.id) AS skills
FROM request r
JOIN clock c
LEFT JOIN booked b ON b.job = r.id AND b.role <> 'shadow'
WHERE r.outcome IN ('part', 'unfilled')
  AND r.closed_on <= c.today
  AND r.received_on >= coalesce(date(:since), date(c.today, '-' || :since))
GROUP BY r.id
ORDER BY r.closed_on DESC, r.id
