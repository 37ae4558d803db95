-- title: What everybody is to the pool, and since when
-- param state = all: applicant, unsuccessful, accredited, active, paused, former, removed or all
-- values state: SELECT 'applicant' UNION ALL SELECT 'unsuccessful' UNION ALL SELECT 'accredited' UNION ALL SELECT 'active' UNION ALL SELECT 'paused' UNION ALL SELECT 'former' UNION ALL SELECT 'removed'
-- param group = all: con, ind, lab, ld or all
-- values group: SELECT id FROM "group"
--
-- By decisions and dates, on the day. Another day is asked about with --date:
-- who was in the pool, who had applied. The latest change first.
SELECT l.name, l."group", l.state, l.since, l.peer
FROM lifecycle l
WHERE :state IN ('all', l.state)
  AND :group IN ('all', l."group")
ORDER BY l.since DESC, l.name
