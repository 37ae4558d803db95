-- title: Refused
SELECT mixed FROM thing
