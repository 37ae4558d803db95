-- title: Numbers of all kinds
SELECT a.id, a.whole, a.part, a.whole / 3 AS third, a.whole / 0 AS nowhere,
a.whole % 7 AS rest, a.whole % 0 AS none, a.part / 3 AS real_third,
a.part / 0 AS nought, a.part % 4 AS real_rest, 7 / 2 AS seven, -7 / 2 AS less,
7 % -3 AS modulo, 100000 * 100000 AS large, 2147483647 + 1 AS past,
1.5 AS literal, 2e3 AS thousands, .5 AS half, 1 / 3.0 AS mixed,
CAST(a.part AS INTEGER) AS cut, CAST(a.whole AS REAL) AS widened,
CAST(a.note AS INTEGER) AS from_text, CAST(a.note AS REAL) AS real_from_text,
CAST(a.part AS TEXT) AS as_text, CAST(a.whole AS VARCHAR(10)) AS whole_text,
round(a.part) AS r0, round(a.part, 1) AS r1, round(a.part, 2) AS r2,
round(a.whole) AS rw, abs(a.whole) AS positive, abs(a.part) AS real_positive,
-a.whole AS minus, - -a.whole AS plus, +a.whole AS same, a.whole & 6 AS bits,
a.whole | 1 AS odd, a.whole << 2 AS shifted, ~a.whole AS turned,
max(a.whole, 3) AS larger, max(a.part, 2.5, a.part) AS real_larger, min(a.whole, 3) AS smaller,
max(a.whole, a.part, 0, NULL) AS never, a.whole BETWEEN 1 AND 10 AS within,
a.whole NOT BETWEEN -3 AND a.part AS without,
a.whole IN (1, 2, 3) AS listed, a.whole = a.part AS equal,
a.whole == 7 AS seventh, a.whole <> 7 AS others, a.whole != 7 AS more
FROM thing a
