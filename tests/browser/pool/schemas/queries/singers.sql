-- title: Who sings
--
-- Everybody, with the hall.
SELECT s.name AS "Name", 'singer/' || s.id AS "@Name", h.name AS "Hall", 'hall/' || h.id AS "@Hall"
FROM singer s LEFT JOIN hall h ON h.id = s.hall ORDER BY 1
