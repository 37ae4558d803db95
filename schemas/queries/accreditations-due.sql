-- title: Peers whose accreditation runs out, or has run out
-- param months = 3: how many months to look ahead
-- param group = all: con, ind, lab, ld, or all
-- values group: SELECT id FROM "group"
--
-- work is the next assignment that they have accepted. The group decides again,
-- or the peer leaves the pool.
SELECT p.name, p."group", max(a.valid_until) AS good_until,
       iif(max(a.valid_until) < c.today, 'run out', '') AS state,
       (SELECT min(b.starts_on)
        FROM booked b
        WHERE b.person = p.person AND b.starts_on > c.today) AS work
FROM peer_now p
JOIN clock c
JOIN accreditation a ON a.person = p.person AND a."group" = p."group"
WHERE :group IN ('all', p."group")
GROUP BY p.person
HAVING max(a.valid_until) <= date(c.today, '+' || :months || ' months')
ORDER BY 3, 1
