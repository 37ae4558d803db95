-- title: Refused
SELECT CAST(note AS BLOB) AS x FROM thing
