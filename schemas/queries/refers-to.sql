-- title: Everything that refers to one record
-- param id: the record's id, such as p-a86qnxfe (see peerpool find)
SELECT from_kind, from_id, pointer, _path
FROM refs
WHERE to_id = :id
ORDER BY from_kind, from_id, pointer
