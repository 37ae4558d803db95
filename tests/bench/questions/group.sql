SELECT "group", year, sum(days) FROM assignment GROUP BY 1, 2
