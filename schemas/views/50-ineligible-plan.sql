-- title: Why who may not be sent, as it is and as it is proposed
--
-- One row for each peer, role and reason for a no on clock.today, by the plan
-- that is adopted, and by the one that is proposed if there is any (see
-- setting_plan). reason is one of a few words, detail says more. Which reasons
-- there are is decided by policies alone: a rule that none sets gives none.
-- Ties to a host are not among them: they depend on the host.
WITH role(role) AS (
	SELECT 'lead' UNION ALL
	SELECT 'member' UNION ALL
	SELECT 'mentor' UNION ALL
	SELECT 'shadow'
),
who AS (
	SELECT r.*, p.id AS peer, p.person, p.since, p.is_paused,
	       p.profile_last_confirmed
	FROM peer_now p
	JOIN eligibility_rule r ON r."group" = p."group"
),
had AS (
	SELECT person, course, family, max("on") AS last,
	       max(coalesce(until, '9999-12-31')) AS until
	FROM trained
	GROUP BY person, course, family
),
needed AS (
	SELECT r.needed_for AS role, k.id AS course, k.name, k.family
	FROM course_needed_for r
	JOIN course k ON k.id = r.course
	JOIN clock c
	WHERE coalesce(k.withdrawn_on, '9999-12-31') > c.today
),
-- The latest list of mandatory courses of each scope, by plan.
list AS (
	SELECT n.plan, g.id AS "group", p.id AS policy,
	       row_number() OVER (
			PARTITION BY n.plan, g.id, coalesce(p."group", '')
			ORDER BY coalesce(p.status, 'adopted') DESC,
			         p.in_force_from DESC, p.id) AS place
	FROM (SELECT DISTINCT plan FROM eligibility_rule) n
	JOIN "group" g
	JOIN policy p ON p."group" IS NULL OR p."group" = g.id
	JOIN clock c
	WHERE EXISTS (SELECT 1 FROM policy_training_mandatory m WHERE m.policy = p.id)
	  AND ((coalesce(p.status, 'adopted') = 'adopted'
	        AND p.in_force_from <= c.today
	        AND coalesce(p.in_force_until, c.today) >= c.today)
	       OR (n.plan = 'proposed' AND p.status = 'proposed'))
),
mandatory AS (
	SELECT l.plan, l."group", m.course, k.name, m.role
	FROM list l
	JOIN policy_training_mandatory m ON m.policy = l.policy
	JOIN course k ON k.id = m.course
	WHERE l.place = 1
),
inducted AS (
	SELECT DISTINCT i.person
	FROM induction i
	JOIN clock c
	WHERE i.completed_on <= c.today
),
been AS (
	SELECT DISTINCT a.person
	FROM assignment a
	JOIN clock c
	WHERE a.role IN ('member', 'lead', 'shadow')
	  AND a.accepted_on <= c.today
	  AND a.ends_on <= c.today
	  AND (a.cancelled_on IS NULL OR a.cancelled_on > c.today)
),
taken AS (
	SELECT a.person, count(*) AS assignments,
	       sum(coalesce(a.days_used, a.days_allocated)) AS days
	FROM assignment a
	JOIN clock c
	WHERE a.accepted_on <= c.today
	  AND substr(a.starts_on, 1, 4) = substr(c.today, 1, 4)
	  AND (a.cancelled_on IS NULL OR a.cancelled_on > c.today)
	GROUP BY a.person
),
conference AS (
	SELECT person, max(last) AS last
	FROM had
	WHERE family = 'peer-conference'
	GROUP BY person
),
reason(reason) AS (
	SELECT 'paused' UNION ALL
	SELECT 'conference' UNION ALL
	SELECT 'induction' UNION ALL
	SELECT 'profile too old' UNION ALL
	SELECT 'accreditation expired' UNION ALL
	SELECT 'days used up' UNION ALL
	SELECT 'assignments used up'
),
-- Reasons that hold for whatever role.
any_role AS (
	SELECT w.plan, w.peer, w.person, q.reason,
	       CASE q.reason
	       WHEN 'conference'
	       THEN 'last at ' || coalesce(h.last, 'none') || ', asked for since ' ||
	            w.conference_from
	       WHEN 'profile too old'
	       THEN 'confirmed ' || coalesce(w.profile_last_confirmed, 'never')
	       WHEN 'accreditation expired' THEN 'decided ' || a.decided_on
	       WHEN 'days used up' THEN t.days || ' of ' || w.days_a_year
	       WHEN 'assignments used up'
	       THEN t.assignments || ' of ' || w.assignments_a_year
	       END AS detail
	FROM who w
	JOIN clock c
	LEFT JOIN conference h ON h.person = w.person
	LEFT JOIN inducted i ON i.person = w.person
	LEFT JOIN accredited_last a ON a.person = w.person
	LEFT JOIN taken t ON t.person = w.person
	JOIN reason q
	  ON (q.reason = 'paused' AND w.is_paused)
	  OR (q.reason = 'conference'
	      AND w.conference_years > 0
	      AND coalesce(h.last, '') < w.conference_from
	      AND date(w.since, '+' ||
	               CAST(coalesce(w.conference_grace_months, 0) AS INTEGER) ||
	               ' months') <= c.today)
	  OR (q.reason = 'induction'
	      AND w.induction_first = 1
	      AND w.since >= coalesce(w.induction_since, '')
	      AND i.person IS NULL)
	  OR (q.reason = 'profile too old'
	      AND w.profile_fresh = 1
	      AND coalesce(w.profile_last_confirmed, '') <
	          date(c.today, '-' || CAST(w.profile_months AS INTEGER) ||
	                        ' months'))
	  OR (q.reason = 'accreditation expired'
	      AND (a.valid_until < c.today
	           OR (a.decided_on >= w.valid_years_since
	               AND date(a.decided_on, '+' ||
	                        CAST(w.valid_years AS INTEGER) || ' years') <
	                   c.today)))
	  OR (q.reason = 'days used up'
	      AND w.limits_block = 1 AND t.days >= w.days_a_year)
	  OR (q.reason = 'assignments used up'
	      AND w.limits_block = 1 AND t.assignments >= w.assignments_a_year)
	UNION ALL
	SELECT n.plan, p.id, p.person, 'not in the pool', p.left_on
	FROM peer p
	JOIN (SELECT DISTINCT plan FROM eligibility_rule) n
	WHERE NOT EXISTS (SELECT 1 FROM peer_now q WHERE q.id = p.id)
)
SELECT a.plan, a.peer, a.person, r.role, a.reason, a.detail
FROM any_role a
JOIN role r
UNION ALL
SELECT w.plan, w.peer, w.person, r.role, 'role not offered', NULL
FROM who w
JOIN role r
WHERE NOT EXISTS (SELECT 1 FROM peer_role o
                  WHERE o.peer = w.peer AND o.role = r.role)
UNION ALL
SELECT w.plan, w.peer, w.person, n.role,
       CASE WHEN n.family = 'mentoring' THEN 'mentoring training'
            ELSE 'training for the role' END,
       n.name
FROM who w
JOIN needed n ON CASE WHEN n.family = 'mentoring'
                      THEN w.mentoring_training_first
                      ELSE w.training_first END = 1
JOIN clock c
LEFT JOIN had h ON h.person = w.person AND h.course = n.course
WHERE coalesce(h.until, '') < c.today
UNION ALL
SELECT w.plan, w.peer, w.person, r.role, 'mandatory course', m.name
FROM who w
JOIN role r
JOIN mandatory m ON m.plan = w.plan AND m."group" = w."group"
                AND coalesce(m.role, r.role) = r.role
JOIN clock c
LEFT JOIN had h ON h.person = w.person AND h.course = m.course
WHERE w.mandatory_first = 1
  AND coalesce(h.until, '') < c.today
UNION ALL
SELECT w.plan, w.peer, w.person, 'lead', 'no team or shadowing before', NULL
FROM who w
LEFT JOIN been b ON b.person = w.person
WHERE w.shadow_before_lead = 1 AND b.person IS NULL
