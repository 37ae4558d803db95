-- title: What everybody is to the pool on the day
--
-- One row for each person who has applied or been accredited by the day that is
-- asked about (clock.today). state follows from decisions and dates, and is not
-- written down anywhere:
--
--     applicant    an application runs, and they are not in the pool
--     unsuccessful an application was refused, declined or withdrawn
--     accredited   in the pool, and not sent anywhere yet
--     active       in the pool, and has been sent
--     paused       in the pool, and a pause runs
--     removed      left the pool by a decision to remove them
--     former       left the pool in another way
--
-- since is the day on which that began. Who has left and applies again is an
-- applicant.
WITH first_work AS (
	SELECT a.person, min(a.starts_on) AS starts_on
	FROM assignment a
	JOIN clock c
	WHERE a.accepted_on <= c.today
	  AND a.starts_on <= c.today
	  AND (a.cancelled_on IS NULL OR a.cancelled_on > c.today)
	GROUP BY a.person
),
inside AS (
	SELECT p.person, p.id AS peer, p."group",
	       CASE WHEN p.is_paused THEN 'paused'
	            WHEN w.person IS NULL THEN 'accredited'
	            ELSE 'active'
	       END AS state,
	       CASE WHEN p.is_paused
	            THEN (SELECT max(s."from") FROM peer_pause s JOIN clock c
	                  WHERE s.peer = p.id AND s."from" <= c.today)
	            WHEN w.person IS NULL THEN p.since
	            WHEN w.starts_on > p.since THEN w.starts_on
	            ELSE p.since
	       END AS since
	FROM peer_now p
	LEFT JOIN first_work w ON w.person = p.person
),
running AS (
	SELECT a.person, min(a."group") AS "group", min(a.received_on) AS since
	FROM application_now a
	WHERE a.person NOT IN (SELECT person FROM inside)
	GROUP BY a.person
),
gone AS (
	SELECT p.person, p.id AS peer, p."group",
	       CASE p.left_because WHEN 'removed' THEN 'removed' ELSE 'former'
	       END AS state,
	       p.left_on AS since
	FROM peer p
	JOIN clock c
	WHERE p.left_on < c.today
	  AND p.person NOT IN (SELECT person FROM inside)
	  AND p.person NOT IN (SELECT person FROM running)
),
refused AS (
	SELECT a.person, a."group", a.closed_on AS since
	FROM application a
	JOIN clock c
	WHERE a.closed_on <= c.today
	  AND NOT EXISTS (
		SELECT 1
		FROM decision d
		WHERE d.application = a.id AND d.outcome = 'accredited'
		  AND d.decided_on <= c.today
	  )
	  AND NOT EXISTS (
		SELECT 1
		FROM application later
		WHERE later.person = a.person
		  AND later.closed_on <= c.today
		  AND (later.closed_on, later.id) > (a.closed_on, a.id)
	  )
	  AND a.person NOT IN (SELECT person FROM inside)
	  AND a.person NOT IN (SELECT person FROM running)
	  AND a.person NOT IN (SELECT person FROM gone)
)
SELECT s.person, n.name, s.peer, s."group", s.state, s.since
FROM (
	SELECT person, peer, "group", state, since FROM inside
	UNION ALL
	SELECT person, NULL, "group", 'applicant', since FROM running
	UNION ALL
	SELECT person, peer, "group", state, since FROM gone
	UNION ALL
	SELECT person, NULL, "group", 'unsuccessful', since FROM refused
) s
JOIN person n ON n.id = s.person
