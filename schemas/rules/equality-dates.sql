-- id: equality-dates
-- severity: error
-- title: answers for the statistics came after they were taken back, or unasked
-- bad: answered_on: 2026-05-02   (and withdrawn_on: 2026-04-30)
-- good: withdrawn_on: 2026-06-30
--
-- Whoever takes back their answers has given none after that day; if they want to
-- answer again, they are asked anew, in a record of its own. The message tells
-- days alone, never an answer.
SELECT e._path AS path, '/answered_on' AS pointer,
       'answered on ' || e.answered_on || ', ' ||
       CASE WHEN e.answered_on < e.asked_on THEN 'asked on ' || e.asked_on
            ELSE 'withdrawn on ' || e.withdrawn_on END AS message
FROM equality e
WHERE e.answered_on < e.asked_on
   OR e.answered_on > e.withdrawn_on
