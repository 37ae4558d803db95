-- title: Refused
SELECT x'00' AS x FROM thing
