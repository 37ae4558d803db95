-- id: decider-close
-- severity: warning
-- title: a decider and the person decided about sat on one council
-- bad: both sit on ADU
-- good: another lead peer decides
--
-- Nothing in the groups' ways in forbids it, but who sits beside somebody, perhaps
-- in the same group room, is not the one to say whether they will do. Where there
-- is another lead peer, let them decide; where there is none, this stays as a
-- mark of it. Councils are those of the day of the decision.
WITH sat(person, council, starts, ends) AS (
	SELECT person, council, council_since, NULL
	FROM peer
	WHERE council IS NOT NULL
	UNION ALL
	SELECT p.person, f.council, f."from", f.until
	FROM peer p
	JOIN peer_former_council f ON f.peer = p.id
)
SELECT d._path AS path, '/decider' AS pointer,
       'on ' || d.decided_on || ' both sat on ' ||
       coalesce(c.short_name, c.name, c.id) AS message
FROM decision d
JOIN application a ON a.id = d.application
JOIN sat s
  ON s.person = d.decider
 AND s.council = a.council
 AND d.decided_on BETWEEN s.starts AND coalesce(s.ends, d.decided_on)
JOIN council c ON c.id = a.council
WHERE d.decider <> d.person
