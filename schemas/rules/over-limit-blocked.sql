-- id: over-limit-blocked
-- severity: error
-- title: a peer was sent although they had reached a limit that blocks
-- bad: days: { allocated: 6 }   (and 14 in the year before, of a limit of 18)
-- good: days: { allocated: 4 }
--
-- As over-limit, in a year at whose end, or today, the policy says that limits
-- block (limits.blocking): nobody may be sent past them. Send somebody else, or
-- decide on another limit, which is a policy of its own.
SELECT a._path AS path, '/starts_on' AS pointer,
       b.assignments || ' assignments and ' || b.days || ' days in ' || b.year ||
       ', of ' || coalesce(b.assignments_limit, 'any number') || ' and ' ||
       coalesce(b.days_limit, 'any number') AS message
FROM peer_balance b
JOIN booked a ON a.person = b.person AND a.year = b.year
WHERE b.state = 'over'
  AND b.blocking = 1
  AND NOT EXISTS (
	SELECT 1
	FROM booked later
	WHERE later.person = a.person AND later.year = a.year
	  AND (later.starts_on, later.id) > (a.starts_on, a.id)
  )
