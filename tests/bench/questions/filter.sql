SELECT m.id, m.joined_on
FROM member AS m
JOIN member_skill AS s ON s.member = m.id AND s.skill = 'housing'
WHERE m.region = 'yorkshire-and-humber' AND m.status = 'active'
