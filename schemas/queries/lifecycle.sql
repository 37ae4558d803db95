-- title: What everybody is to the pool, and since when
-- param state = all: applicant, unsuccessful, accredited, active, paused, former, removed or all
-- param group = all: con, ind, lab, ld or all
--
-- By decisions and dates, on the day. Another day is asked about with --date:
-- who was in the pool, who had applied. The latest change first.
SELECT l.name, l."group", l.state, l.since, l.peer
FROM lifecycle l
WHERE :state IN ('all', l.state)
  AND :group IN ('all', l."group")
ORDER BY l.since DESC, l.name
