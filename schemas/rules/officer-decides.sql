-- id: officer-decides
-- severity: error
-- title: somebody decided who is no elected member
-- bad: decided_by: head-of-group-office
-- good: decided_by: national-lead-peer
--
-- In every group the decision on who becomes, remains or ceases to be a peer is
-- made by members: the executive, or a lead peer. An officer prepares it, and
-- writes it down. Ask those to decide who may.
SELECT d._path AS path, '/decided_by' AS pointer,
       'decided by ' || CASE d.decided_by WHEN 'applicant' THEN 'the applicant'
       ELSE 'a ' || replace(d.decided_by, '-', ' ') || ', who is an officer'
       END AS message
FROM decision d
WHERE d.decided_by NOT IN ('group-executive', 'national-lead-peer',
			   'regional-lead-peer')
