-- title: What each answer for the statistics counts as, and nothing beside
-- sqlite-only: it is made of equality_answer
--
-- For statistics in reports (through=equality_line): equality_answer without the
-- census.
SELECT "by", value, label, apart
FROM equality_answer
