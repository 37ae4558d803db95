-- id: mentoring-session
-- severity: error
-- title: a mentoring session is dated outside the mentoring
-- bad: agreed_on: 2026-04-20, sessions: [{ held_on: 2026-04-02, ... }]
-- good: sessions: [{ held_on: 2026-05-04, ... }]
--
-- Sessions are held after mentor and mentee agreed on them, and before the
-- mentoring was closed.
SELECT m._path AS path, '/sessions/' || s.position || '/held_on' AS pointer,
       s.held_on || CASE WHEN s.held_on < m.agreed_on
                         THEN ' is before it was agreed, ' || m.agreed_on
                         ELSE ' is after it was closed, ' || m.closed_on
                    END AS message
FROM mentoring_session s
JOIN mentoring m ON m.id = s.mentoring
WHERE s.held_on < m.agreed_on OR s.held_on > m.closed_on
