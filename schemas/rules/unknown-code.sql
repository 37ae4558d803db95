-- id: unknown-code
-- severity: error
-- title: a code that its list does not have
-- bad: code: sikhs   (of religion-2021)
-- good: code: sikh
--
-- Shares of a census, broader groups and maps between versions name codes of a
-- version of a list. One that is not there is counted nowhere.
WITH known AS (
	SELECT code_list, code FROM code_list_code
	UNION
	SELECT code_list, "group" FROM code_list_group
	UNION
	SELECT id, 'prefer-not-to-say' FROM code_list
	UNION
	SELECT id, 'no-answer' FROM code_list
)
SELECT v._path AS path, '/values/' || v.position || '/code' AS pointer,
       '''' || v.code || ''' is no code of ' || v.list AS message
FROM census_value v
WHERE NOT EXISTS (
	SELECT 1 FROM known k WHERE k.code_list = v.list AND k.code = v.code)
UNION ALL
SELECT c._path, '/codes/' || c.position || '/group',
       '''' || c."group" || ''' is none of the list''s groups'
FROM code_list_code c
WHERE c."group" IS NOT NULL
  AND NOT EXISTS (
	SELECT 1 FROM code_list_group g
	WHERE g.code_list = c.code_list AND g."group" = c."group")
UNION ALL
SELECT m._path, '/maps/' || m.position || '/code',
       '''' || m.code || ''' is no code of ' || m."from"
FROM code_list_map m
WHERE NOT EXISTS (
	SELECT 1 FROM code_list_code c
	WHERE c.code_list = m."from" AND c.code = m.code)
UNION ALL
SELECT m._path, '/maps/' || m.position || '/to',
       '''' || m."to" || ''' is no code of ' || m.code_list
FROM code_list_map m
WHERE NOT EXISTS (
	SELECT 1 FROM code_list_code c
	WHERE c.code_list = m.code_list AND c.code = m."to")
