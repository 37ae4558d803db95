-- title: Profiles that nobody has confirmed lately
-- param months = policy: how old a confirmation may be; else what policy says
--
-- policy is the setting ageing.profile_months of the peer's group on the day; a
-- CV is listed where the group's peers are to keep one (ageing.cv_months), and
-- theirs is older than that. To send the profiles out for confirmation:
--     peerpool export --edit peer RECORD...
SELECT p.name, p."group", p.profile_last_confirmed,
       CASE WHEN v.value IS NOT NULL THEN r.cv_last_confirmed
       END AS cv_last_confirmed,
       CASE
       WHEN coalesce(p.profile_last_confirmed, '') >= date(c.today, '-' ||
                iif(:months = 'policy', CAST(s.value AS INTEGER), :months) ||
                ' months')
       THEN 'CV'
       WHEN :months = 'policy'
        AND coalesce(r.cv_last_confirmed, '') <
            date(c.today, '-' || CAST(v.value AS INTEGER) || ' months')
       THEN 'profile, CV'
       ELSE 'profile'
       END AS stale, p.id AS peer
FROM peer_now p
JOIN peer r ON r.id = p.id
JOIN clock c
LEFT JOIN setting s ON s."group" = p."group"
                   AND s.name = 'ageing.profile_months'
LEFT JOIN setting v ON v."group" = p."group" AND v.name = 'ageing.cv_months'
WHERE coalesce(p.profile_last_confirmed, '') <
      date(c.today, '-' || iif(:months = 'policy', CAST(s.value AS INTEGER),
                               :months) || ' months')
   OR (:months = 'policy'
       AND coalesce(r.cv_last_confirmed, '') <
           date(c.today, '-' || CAST(v.value AS INTEGER) || ' months'))
ORDER BY p.profile_last_confirmed, p.name
