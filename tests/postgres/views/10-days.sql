-- title: Days moved about
SELECT id, date(day) AS d, date(day, '+1 month') AS m1, date(day, '-1 month')
AS m2, date(day, '+1 year') AS y1, date(day, '-4 years') AS y4,
date(day, '-12 months') AS m12, date(day, '-1 day') AS d1,
date(day, 'start of month') AS som, date(day, 'start of year') AS soy,
date(day, 'start of month', '+1 month', '-1 day') AS eom,
date(day, 'weekday 1') AS wd, datetime(day, '+90 minutes') AS dt,
time(day, '-1 second') AS t, julianday(day) AS j,
julianday(day) - julianday('2000-01-01') AS days,
strftime('%Y', day) AS y, strftime('%m', day) AS m, strftime('%d.%m.%Y', day)
AS uk, strftime('%j', day) AS doy, strftime('%w', day) AS w,
strftime('%W', day) AS week, unixepoch(day) AS u,
CAST(strftime('%Y', day) AS INTEGER) AS year,
CAST(strftime('%Y', day) AS INTEGER) / 10 * 10 AS decade,
date(day, '-' || whole || ' days') AS back, date(NULL) AS n1,
date(day, NULL) AS n2, date(day, 'nonsense') AS n3
FROM thing JOIN clock c
