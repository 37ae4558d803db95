-- title: Why a referee does not judge a proposal
--
-- One row for each reason: the referee is among those who propose it, works
-- where one of them works or where the work would be done, or has declared a tie
-- that still counts on the day.
SELECT f.id AS referee, a.proposal, 'proposes it' AS reason
FROM referee f
JOIN proposal_applicant a ON a.applicant = f.researcher
UNION
SELECT f.id, a.proposal, 'works where ' || h.name || ' works'
FROM referee f
JOIN post_now mine ON mine.researcher = f.researcher
JOIN post_now theirs ON theirs.institution = mine.institution
JOIN proposal_applicant a ON a.applicant = theirs.researcher
JOIN researcher h ON h.id = a.applicant
WHERE a.applicant <> f.researcher
UNION
SELECT f.id, p.id, 'works where it would be done'
FROM referee f
JOIN post_now mine ON mine.researcher = f.researcher
JOIN proposal p ON p.institution = mine.institution
UNION
SELECT c.referee, a.proposal, CASE c.nature WHEN 'dispute' THEN 'is in dispute with '
       ELSE 'is ' || c.nature || ' of ' END || h.name
FROM conflict c
JOIN clock t
JOIN proposal_applicant a ON a.applicant = c.researcher
JOIN researcher h ON h.id = a.applicant
WHERE coalesce(c.until, t.today) >= t.today
UNION
SELECT c.referee, p.id, CASE c.nature WHEN 'dispute' THEN 'is in dispute with '
       ELSE 'is ' || c.nature || ' of ' END || i.name
FROM conflict c
JOIN clock t
JOIN proposal p ON p.institution = c.institution
JOIN institution i ON i.id = c.institution
WHERE coalesce(c.until, t.today) >= t.today
