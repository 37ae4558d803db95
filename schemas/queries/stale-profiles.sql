-- title: Profiles that nobody has confirmed lately
-- param months = 12: how old a confirmation may be
SELECT p.name, p."group", p.profile_last_confirmed
FROM peer_now p
JOIN clock c
WHERE coalesce(p.profile_last_confirmed, '') <
      date(c.today, '-' || :months || ' months')
ORDER BY p.profile_last_confirmed, p.name
