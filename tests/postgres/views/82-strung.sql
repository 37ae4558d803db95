-- title: Tags on a string
SELECT thing, group_concat(tag) AS tags, group_concat(tag, '; ') AS apart
FROM (SELECT thing, tag FROM thing_tag ORDER BY thing, position)
GROUP BY thing
