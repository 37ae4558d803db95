SELECT a.id, m.region
FROM assignment AS a
JOIN member AS m ON m.id = a.member
WHERE a.starts_on BETWEEN '2026-10-01' AND '2026-10-31'
