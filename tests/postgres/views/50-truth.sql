-- title: True and false
SELECT id, flag, NOT flag AS turned, flag AND whole > 3 AS both,
flag OR note IS NULL AS either, whole > 3 AND flag AS after,
whole AND flag AS numbers, NOT (flag OR whole) AS neither, TRUE AS yes,
FALSE AS no, flag = 1 AS one, flag = TRUE AS same,
(whole > 3) = 1 AS compared, (whole > 3) = (part > 3) AS agreed,
CASE WHEN flag THEN 'f' WHEN whole THEN 'w' WHEN note THEN 'n' ELSE 'o' END
AS chosen, iif(flag, 'yes', 'no') AS word, iif(whole > 3, 1, 0) AS number,
CASE flag WHEN 1 THEN 'one' WHEN 0 THEN 'nought' END AS said
FROM thing
WHERE flag OR NOT flag OR (whole AND (part OR 1)) OR whole IS NULL
