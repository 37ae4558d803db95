-- title: Refused
SELECT printf('%d', whole) AS x FROM thing
