-- id: policy-same-day
-- severity: error
-- title: two policies of one scope begin on one day
-- bad: in_force_from: 2024-05-01   (as another general policy has it)
-- good: in_force_from: 2024-05-02
--
-- A later policy takes the place of an earlier; of two that begin on one day
-- nobody can say which holds. Make one of them, or let one begin later. What is
-- only proposed is not judged.
SELECT p._path AS path, '/in_force_from' AS pointer,
       'begins on one day with ' || o.id AS message
FROM policy p
JOIN policy o
  ON o.id <> p.id
 AND o.in_force_from = p.in_force_from
 AND coalesce(o."group", '') = coalesce(p."group", '')
WHERE coalesce(p.status, 'adopted') = 'adopted'
  AND coalesce(o.status, 'adopted') = 'adopted'
