-- title: Training that is expected and was not had
-- param group = all: con, ind, lab or ld
-- values group: SELECT id FROM "group"
-- param course = all: a course's id, such as cpc-member-training
-- values course: SELECT id FROM course
--
-- must and expected are what courses and policies say; last is when the peer last
-- came, if ever. Peers who are paused are listed too: they are in the pool.
SELECT g.name, g."group", g.course, g.expected, g.why, g.last
FROM training_gap g
WHERE :group IN ('all', g."group")
  AND :course IN ('all', g.course)
ORDER BY g."group", g.course, g.name
