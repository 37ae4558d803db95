-- id: over-limit
-- severity: warning
-- title: a peer has more days or assignments in a year than the limit
-- bad: days: { allocated: 6 }   (and 14 in the year before, of a limit of 18)
-- good: days: { allocated: 4 }
--
-- The limit is the policy's (limits.days_a_year, limits.assignments_a_year), so
-- that the work is spread and nobody is worn out. It is counted by calendar
-- years, by what was used, or set aside where the work is not over. The finding
-- stands at the last assignment of the year. Where the policy says that the
-- limit blocks, it is an error: over-limit-blocked.
SELECT a._path AS path, '/starts_on' AS pointer,
       b.assignments || ' assignments and ' || b.days || ' days in ' || b.year ||
       ', of ' || coalesce(b.assignments_limit, 'any number') || ' and ' ||
       coalesce(b.days_limit, 'any number') AS message
FROM peer_balance b
JOIN booked a ON a.person = b.person AND a.year = b.year
WHERE b.state = 'over'
  AND NOT coalesce(b.blocking, 0)
  AND NOT EXISTS (
	SELECT 1
	FROM booked later
	WHERE later.person = a.person AND later.year = a.year
	  AND (later.starts_on, later.id) > (a.starts_on, a.id)
  )
