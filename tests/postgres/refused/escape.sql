-- title: Refused
SELECT id FROM thing WHERE note LIKE 'a!%' ESCAPE '!'
