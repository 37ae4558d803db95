-- id: reply-order
-- severity: error
-- title: a peer was shown feedback before it came, or answered before they saw it
-- bad: shared_on: 2026-05-02   (and reply: {received_on: 2026-04-28, ...})
-- good: shared_on: 2026-04-20
--
-- The right to reply is worth something only if the days hold: received, shared
-- with the peer, answered. Correct the day that is wrong.
SELECT f._path AS path, '/shared_on' AS pointer,
       'shared on ' || f.shared_on || ', received on ' || f.received_on AS message
FROM feedback f
WHERE f.shared_on < f.received_on
UNION ALL
SELECT f._path, '/reply/received_on',
       'replied on ' || f.reply_received_on || ', shared on ' || f.shared_on
FROM feedback f
WHERE f.reply_received_on < f.shared_on
