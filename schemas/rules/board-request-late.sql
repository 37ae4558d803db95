-- id: board-request-late
-- severity: warning
-- title: what a board asked for has no answer, and the day is past
-- bad: due_on: 2026-12-10   (and no answered_by)
-- good: answered_by: iib-2026-12-10-progress
--
-- The board said by when it wants to know. Write the paper, or tell the board
-- when it will come.
SELECT r._path AS path, '/due_on' AS pointer,
       'asked on ' || r.asked_on || ', due on ' || r.due_on ||
       ', and no paper answers it' AS message
FROM board_request r
JOIN clock c
WHERE r.due_on < c.today AND r.answered_by IS NULL
