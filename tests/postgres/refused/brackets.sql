-- title: Refused
SELECT whole + 1 || note AS x FROM thing
