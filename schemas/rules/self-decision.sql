-- id: self-decision
-- severity: error
-- title: somebody decided about themselves
-- bad: { person: p-7k3f9q2m, decider: p-7k3f9q2m }
-- good: { person: p-7k3f9q2m, decider: p-2n8d4k7x }
--
-- A lead peer is a peer as well, and their own accreditation, pause or removal is
-- for others to decide. Let another lead peer or the executive decide.
SELECT d._path AS path, '/decider' AS pointer,
       'the decision is about the decider' AS message
FROM decision d
WHERE d.decider = d.person
