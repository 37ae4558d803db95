-- title: Halls
SELECT name AS "Hall", 'hall/' || id AS "@Hall", seats AS "Seats" FROM hall ORDER BY 1
