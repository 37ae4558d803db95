-- title: Who was in the pool on the day
--
-- By the dates in the records, whenever they were entered:
--     peerpool query --date 2023-05-01 accredited
-- What we held on a day, whatever has been entered since:
--     peerpool query --at 2023-05-01 accredited
SELECT name, "group", council, since, iif(is_paused, 'paused', '') AS pause
FROM peer_now
ORDER BY "group", name
