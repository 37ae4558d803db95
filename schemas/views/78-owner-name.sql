-- title: What the owners of actions and tasks are called in papers
SELECT column1 AS owner, column2 AS name
FROM (VALUES
	('board', 'the board'),
	('lead-members', 'Lead Members'),
	('national-lead-peers', 'national lead peers'),
	('regional-lead-peers', 'regional lead peers'),
	('heads-of-group-offices', 'heads of group offices'),
	('con-group-office', 'Conservative Group Office'),
	('ind-group-office', 'Independent Group Office'),
	('lab-group-office', 'Labour Group Office'),
	('ld-group-office', 'Liberal Democrat Group Office'),
	('improvement-director', 'director of improvement'),
	('improvement-team', 'improvement team'),
	('programme-managers', 'programme managers'),
	('principal-advisers', 'principal advisers'),
	('regional-teams', 'regional teams'),
	('data-protection-officer', 'data protection officer'),
	('wlga', 'Welsh Local Government Association'))
