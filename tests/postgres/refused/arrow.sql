-- title: Refused
SELECT extra ->> '$.a' AS x FROM thing
