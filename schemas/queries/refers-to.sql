-- title: Everything that refers to one record
-- param id: the record's id, such as p-a86qnxfe (see peerpool find)
--
-- Training, work and feedback refer to the person (p-...), not to their role
-- (r-...): the id of a peer stands for both.
SELECT from_kind, from_id, pointer, _path
FROM refs
WHERE to_id IN (:id, (SELECT person FROM peer WHERE id = :id))
ORDER BY from_kind, from_id, pointer
