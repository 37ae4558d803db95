SELECT m.id
FROM member AS m
JOIN member_skill AS s ON s.member = m.id AND s.skill = 'housing'
WHERE m.region = 'yorkshire-and-humber' AND m.status = 'active'
  AND NOT EXISTS (SELECT 1 FROM assignment AS a
                  WHERE a.member = m.id AND a.starts_on >= '2025-11-01')
