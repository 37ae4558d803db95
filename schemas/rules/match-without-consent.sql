-- id: match-without-consent
-- severity: error
-- title: a characteristic was considered without a consent that covers it
-- bad: withdrawn_on: 2026-05-10   (and a use on 2026-05-12)
-- good: withdrawn_on: 2026-05-20
--
-- Choosing somebody for what they are needs their explicit consent to that use:
-- for that request, on or after the day on which it was given, not after the last
-- day on which it holds, and before it was withdrawn. Answers that were given for
-- the statistics are no consent. If it happened, tell the data protection
-- officer; do not change the record to hide it.
SELECT u._path AS path, '/uses/' || u.position || '/day' AS pointer,
       'used on ' || u.day || CASE
       WHEN u.request <> k.request THEN ' for ' || u.request ||
            '; the consent is for ' || k.request
       WHEN u.day < k.given_on THEN '; given on ' || k.given_on
       WHEN u.day > k.until THEN '; it held until ' || k.until
       ELSE '; withdrawn on ' || k.withdrawn_on
       END AS message
FROM consent_use u
JOIN consent k ON k.id = u.consent
WHERE u.request <> k.request
   OR u.day < k.given_on
   OR u.day > k.until
   OR u.day >= k.withdrawn_on
