-- id: census-sum
-- severity: warning
-- title: the shares of a census do not come to about 100
-- bad: per_cent: 41.0 and 47.0   (and no other of that list)
-- good: per_cent: 41.0 and 59.0
--
-- The answers of one list are all that was said, with those who preferred not to
-- say, or did not answer, as codes of their own; so they come to 100, give or take
-- a point for rounding. Is one missing, or mistyped?
SELECT v._path AS path, '/values/' || min(v.position) AS pointer,
       'the shares of ' || v.list || ' come to ' || round(sum(v.per_cent), 1)
           AS message
FROM census_value v
GROUP BY v.census, v.list, v._path
HAVING abs(sum(v.per_cent) - 100) > 1
