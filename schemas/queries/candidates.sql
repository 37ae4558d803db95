-- title: Who could be asked for a request, and why
-- param request: the request's id, such as cht-2027-progress-review
-- values request: SELECT id FROM request
-- param role = member: member, lead, shadow or mentor
-- values role: SELECT 'member' UNION ALL SELECT 'lead' UNION ALL SELECT 'shadow' UNION ALL SELECT 'mentor'
-- param show = fit: fit, excluded or all
-- values show: SELECT 'fit' UNION ALL SELECT 'excluded' UNION ALL SELECT 'all'
--
-- Of each group that was asked, the fittest first; so the first lines are a
-- choice from several groups. Points: 3 for each skill that is needed, 2 for
-- each service area and for the type of council, 3 for a language, 1 for the
-- host's own region. Of two who are as fit, whoever has worked fewer days in
-- the last twelve months comes first, so that the work goes round. days_left is
-- under the limit for the year of the work, or under what they can give if that
-- is less.
--
-- What can still change before the work begins (training, a conference, the
-- induction, a profile) is judged as it is on the day that is asked about; what is
-- already known of the days of the work is judged by them: a pause that begins or
-- ends by then, an accreditation that runs out, who will have left.
--
-- Nobody is a candidate who may not be sent in the role (see ineligible), has a
-- tie to the host, would not travel there, is taken on those days, has no day
-- left, was named for it before, or is of a group that was not asked. Who that
-- is, and every reason:
--     peerpool query -p request=ID -p show=excluded candidates
--
-- Nothing here reads what may only be counted. Choosing is for people: these are
-- candidates, by the criteria that are published.
WITH asked AS (
	SELECT r.id, r.host, h.region, h.type, r.starts_on, r.ends_on,
	       CAST(substr(r.starts_on, 1, 4) AS INTEGER) AS year
	FROM request r
	LEFT JOIN council h ON h.id = r.host
	WHERE r.id = :request
),
pool AS MATERIALIZED (
	SELECT n.id AS peer, n.person, n.name, n."group", n.council, n.region,
	       p.availability_days_a_year AS gives,
	       p.availability_notice_weeks AS notice_weeks
	FROM peer_now n
	JOIN peer p ON p.id = n.id
),
point(peer, points, what, sort) AS (
	SELECT s.peer, 3, replace(s.skill, '-', ' '), 1
	FROM asked a
	JOIN request_needs_skill w ON w.request = a.id
	JOIN peer_skill s ON s.skill = w.skill
	UNION ALL
	SELECT s.peer, 2, replace(s.service_area, '-', ' '), 2
	FROM asked a
	JOIN request_needs_service_area w ON w.request = a.id
	JOIN peer_service_area s ON s.service_area = w.service_area
	UNION ALL
	SELECT s.peer, 2, 'knows a ' || replace(s.council_type, '-', ' '), 3
	FROM asked a
	JOIN peer_council_type s
	  ON s.council_type IN (SELECT w.council_type
	                        FROM request_needs_council_type w
	                        WHERE w.request = a.id)
	UNION ALL
	SELECT s.peer, 3, 'speaks ' || s.language, 4
	FROM asked a
	JOIN request_needs_language w ON w.request = a.id
	JOIN peer_language s ON s.language = w.language
	UNION ALL
	SELECT p.peer, 1, 'of the region', 5
	FROM asked a
	JOIN pool p ON p.region = a.region
),
fit AS (
	SELECT peer, sum(points) AS points, group_concat(what, ', ') AS reasons
	FROM (SELECT * FROM point ORDER BY peer, sort)
	GROUP BY peer
),
recent AS (
	SELECT b.person, sum(coalesce(b.days_used, b.days_allocated)) AS days
	FROM booked b
	JOIN clock c
	WHERE b.starts_on > date(c.today, '-12 months')
	GROUP BY b.person
),
taken AS (
	SELECT b.person, sum(coalesce(b.days_used, b.days_allocated)) AS days
	FROM booked b
	JOIN asked a ON a.year = b.year
	GROUP BY b.person
),
judged AS (
	SELECT p.*, coalesce(f.points, 0) AS points, f.reasons,
	       coalesce(r.days, 0) AS days_12_months,
	       min(p.gives, coalesce(l.value, p.gives)) - coalesce(t.days, 0)
	           AS days_left
	FROM pool p
	LEFT JOIN fit f ON f.peer = p.peer
	LEFT JOIN recent r ON r.person = p.person
	LEFT JOIN taken t ON t.person = p.person
	LEFT JOIN setting l
	  ON l."group" = p."group" AND l.name = 'limits.days_a_year'
),
-- Of those who are in the pool today, what is known of the days of the work.
then_no(peer, why) AS (
	SELECT DISTINCT s.peer,
	       'paused ' || iif(s.until IS NULL, 'from ' || s."from",
	                        'to ' || s.until)
	FROM asked a
	JOIN peer_pause s
	  ON s."from" <= a.ends_on
	 AND coalesce(s.until, a.ends_on) >= a.starts_on
	UNION ALL
	SELECT p.id, 'leaves on ' || p.left_on
	FROM asked a
	JOIN peer p ON p.left_on < a.ends_on
	UNION ALL
	SELECT peer, 'accreditation runs out on ' || ends_on
	FROM (
		SELECT p.peer, a.starts_on,
		       min(coalesce(d.valid_until, '9999-12-31'),
			   CASE WHEN d.decided_on >= e.valid_years_since
				THEN date(d.decided_on, '+' ||
					  CAST(e.valid_years AS INTEGER) ||
					  ' years')
				ELSE '9999-12-31' END) AS ends_on
		FROM asked a
		JOIN pool p
		JOIN accredited_last d ON d.person = p.person
		JOIN eligibility_rule e
		  ON e.plan = 'adopted' AND e."group" = p."group"
	) x
	JOIN clock c
	WHERE x.ends_on >= c.today AND x.ends_on < x.starts_on
	UNION ALL
	SELECT p.peer, 'assignments used up (' || count(*) || ' of ' ||
	       CAST(e.assignments_a_year AS INTEGER) || ')'
	FROM pool p
	JOIN asked a
	JOIN eligibility_rule e
	  ON e.plan = 'adopted' AND e."group" = p."group" AND e.limits_block = 1
	JOIN booked b ON b.person = p.person AND b.year = a.year
	GROUP BY p.peer
	HAVING count(*) >= e.assignments_a_year
),
no(peer, why) AS (
	SELECT peer, reason || coalesce(' (' || detail || ')', '')
	FROM ineligible
	WHERE role = :role
	  AND reason NOT IN ('paused', 'days used up', 'assignments used up')
	UNION ALL
	SELECT peer, why
	FROM then_no
	UNION ALL
	SELECT o.peer, 'tie to the host (' || coalesce(o.detail, o.why) || ')'
	FROM asked a
	JOIN own_council o ON o.council = a.host
	WHERE coalesce(o.until, a.starts_on) >= a.starts_on
	UNION ALL
	SELECT DISTINCT v.peer, 'would not travel there'
	FROM peer_availability_region v
	JOIN asked a
	WHERE a.region IS NOT NULL
	  AND NOT EXISTS (SELECT 1
	                  FROM peer_availability_region w
	                  WHERE w.peer = v.peer AND w.region = a.region)
	UNION ALL
	SELECT b.peer, 'taken from ' || b.starts_on || ' to ' || b.ends_on
	FROM asked a
	JOIN booked b
	  ON b.starts_on <= a.ends_on AND b.ends_on >= a.starts_on
	WHERE b.role <> 'mentor' AND :role <> 'mentor'
	UNION ALL
	SELECT j.peer, 'no days left'
	FROM judged j
	WHERE j.days_left <= 0
	UNION ALL
	SELECT p.peer, 'named before: ' || coalesce(o.answer, 'no answer yet')
	FROM offer o
	JOIN pool p ON p.person = o.person
	JOIN clock c
	WHERE o.request = :request AND o.offered_on <= c.today
	UNION ALL
	SELECT p.peer, 'group not asked'
	FROM pool p
	WHERE EXISTS (SELECT 1 FROM request_asked q WHERE q.request = :request)
	  AND NOT EXISTS (SELECT 1
	                  FROM request_asked q
	                  WHERE q.request = :request AND q."group" = p."group")
	UNION ALL
	SELECT p.peer, 'needs ' || p.notice_weeks || ' weeks'' notice'
	FROM pool p
	JOIN asked a
	JOIN clock c
	WHERE date(c.today, '+' || 7 * p.notice_weeks || ' days') > a.starts_on
),
against AS (
	SELECT peer, group_concat(why, '; ') AS excluded
	FROM no
	GROUP BY peer
),
placed AS (
	SELECT j.*, x.excluded,
	       row_number() OVER (
			PARTITION BY j."group", x.excluded IS NULL
			ORDER BY j.points DESC, j.days_12_months, j.name
	       ) AS place
	FROM judged j
	LEFT JOIN against x ON x.peer = j.peer
	WHERE EXISTS (SELECT 1 FROM asked)
)
SELECT iif(excluded IS NULL, place, NULL) AS place, name, "group", council,
       region, points, reasons, days_12_months, days_left, excluded, peer
FROM placed
WHERE :show = 'all'
   OR (:show = 'fit' AND excluded IS NULL)
   OR (:show = 'excluded' AND excluded IS NOT NULL)
ORDER BY excluded IS NOT NULL, placed.place, points DESC, days_12_months, name
