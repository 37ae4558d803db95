-- id: feedback-unrouted
-- severity: warning
-- title: feedback reached us and has not gone to the peer's group office in time
-- bad: received_on: 2026-04-01   (and nothing more by November)
-- good: routed_on: 2026-04-03
--
-- An office cannot watch over work of which it hears nothing. It has the feedback
-- by the time that policy gives for feedback itself (clocks.feedback_days).
SELECT f._path AS path, '/received_on' AS pointer,
       'received on ' || f.received_on || ', and not routed after '
       || CAST(s.value AS INTEGER) || ' days' AS message
FROM feedback f
JOIN clock c
JOIN peer p ON p.person = f.person
JOIN setting_time s
  ON s."group" = p."group"
 AND s.name = 'clocks.feedback_days'
 AND f.received_on BETWEEN s.starts AND coalesce(s.ends, '9999-12-31')
WHERE coalesce(f.routed_on, '9999-12-31') > c.today
  AND c.today > date(f.received_on, '+' || CAST(s.value AS INTEGER) || ' days')
