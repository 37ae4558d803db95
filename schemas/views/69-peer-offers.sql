-- title: What peers in the pool were offered in three years, and what came of it
--
-- One row for each peer in the pool on the day: offers made in the three years to
-- it, how many of them were accepted, and for how many the peer was used, which is
-- work that has begun and was not called off.
WITH made AS MATERIALIZED (
	SELECT o.person, count(*) AS offers,
	       sum(o.answer = 'accepted' AND o.answered_on <= c.today) AS accepted,
	       count(w.id) AS used
	FROM offer o
	JOIN clock c
	LEFT JOIN work w ON w.id = o.assignment
	WHERE o.offered_on > date(c.today, '-3 years')
	  AND o.offered_on <= c.today
	GROUP BY o.person
)
SELECT
	p.id AS peer,
	p.person,
	p."group",
	coalesce(m.offers, 0) AS offers,
	coalesce(m.accepted, 0) AS accepted,
	coalesce(m.used, 0) AS used
FROM peer_now p
LEFT JOIN made m ON m.person = p.person
