-- id: tied-council
-- severity: warning
-- title: a peer was sent to a council to which they declared a tie
-- bad: host: ARU   (and the peer declared a tie to ARU)
-- good: host: ARU, conflict: { outcome: declared-and-cleared, note: ... }
--
-- A neighbour, a former employer or a family there need not stand in the way,
-- but somebody must have looked at it: then the assignment's own declaration
-- says that it was cleared, and why. What is to be done otherwise is to choose
-- somebody else.
SELECT a._path AS path, '/host' AS pointer,
       'they declared a tie to ' || coalesce(h.short_name, h.name, a.host) ||
       ', the host (' || group_concat(o.detail, ', ') || ')' AS message
FROM assignment a
JOIN own_council o ON o.person = a.person AND o.council = a.host
LEFT JOIN council h ON h.id = a.host
WHERE o.why = 'declared'
  AND coalesce(o.until, a.starts_on) >= a.starts_on
  AND a.conflict_outcome = 'none'
  AND a.cancelled_on IS NULL
GROUP BY a.id
