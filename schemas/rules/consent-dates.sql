-- id: consent-dates
-- severity: error
-- title: a consent ends before it begins
-- bad: until: 2026-04-01   (and given_on: 2026-05-02)
-- good: until: 2026-07-01
--
-- It holds from the day on which it was given until its last day, or until it is
-- withdrawn.
SELECT k._path AS path,
       CASE WHEN k.until < k.given_on THEN '/until' ELSE '/withdrawn_on' END
           AS pointer,
       'given on ' || k.given_on || ', ' ||
       CASE WHEN k.until < k.given_on THEN 'until ' || k.until
            ELSE 'withdrawn on ' || k.withdrawn_on END AS message
FROM consent k
WHERE k.until < k.given_on
   OR k.withdrawn_on < k.given_on
