-- title: Refused
SELECT id FROM thing WHERE note GLOB 'a*'
