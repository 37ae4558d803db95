-- id: small-numbers
-- severity: warning
-- title: a policy promises other bounds for small numbers than papers keep
-- bad: statistics: { least: 5, round: 5 }
-- good: statistics: { least: 10, round: 5 }
--
-- Statistics in papers withhold counts of fewer than 10 people and round to 5,
-- whatever a policy says: the program does not go below that. A policy that says
-- less tells people something that is not so. One that asks for more is kept only
-- where each block of statistics asks for it too (under=20); say so in the policy's
-- reason, and look at the papers.
SELECT p._path AS path,
       CASE WHEN p.statistics_least <> 10 THEN '/statistics/least'
            ELSE '/statistics/round' END AS pointer,
       CASE WHEN p.statistics_least < 10
            THEN 'counts below 10 are withheld in any case, not below ' ||
                 p.statistics_least || ' only'
            WHEN p.statistics_least > 10
            THEN 'each block of statistics must ask for this (under=' ||
                 p.statistics_least || '); else counts below 10 are withheld'
            ELSE 'counts are rounded to 5, not to ' || p.statistics_round
       END AS message
FROM policy p
JOIN clock c
WHERE coalesce(p.status, 'adopted') = 'adopted'
  AND coalesce(p.in_force_until, c.today) >= c.today
  AND (p.statistics_least <> 10 OR p.statistics_round <> 5)
