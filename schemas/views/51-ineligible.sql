-- title: Why who may not be sent
--
-- One row for each peer, role and reason for a no on clock.today, by the
-- policies in force. Who has left is here too ('not in the pool'). Ties to a
-- host are not among the reasons: they depend on the host.
SELECT peer, person, role, reason, detail
FROM ineligible_plan
WHERE plan = 'adopted'
