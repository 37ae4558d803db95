-- title: Was a question answered?
-- sqlite-only: it is made of equality_answer
--
-- For statistics in reports (through=equality_given): every answer of a list
-- counts as answered, but for "prefer not to say", which counts as itself.
SELECT DISTINCT "by", value,
       CASE value WHEN 'prefer-not-to-say' THEN label ELSE 'Answered' END AS label,
       apart
FROM equality_answer
ORDER BY "by", apart, value
