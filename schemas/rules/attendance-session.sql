-- id: attendance-session
-- severity: error
-- title: somebody attended a session that is not on the agenda
-- bad: sessions: [z]
-- good: sessions: [a, b]   (codes that the event's record has)
--
-- Sessions are named by the codes in the event's record.
SELECT a._path AS path, '/sessions/' || s.position AS pointer,
       'the event has no session ''' || s.session || '''' AS message
FROM attendance_session s
JOIN attendance a ON a.id = s.attendance
WHERE NOT EXISTS (
	SELECT 1
	FROM event_session e
	WHERE e.event = a.event AND e.code = s.session)
