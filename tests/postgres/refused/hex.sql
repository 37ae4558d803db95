-- title: Refused
SELECT 0x1f AS x FROM thing
