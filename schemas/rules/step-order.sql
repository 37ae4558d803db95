-- id: step-order
-- severity: error
-- title: a step was taken before one that comes first
-- bad: { step: lead-peer-report, done_on: 2026-03-02 }   (and no lead-peer-conversation before it)
-- good: the conversation on 2026-02-20, the report on 2026-03-02
--
-- A group's way in says which steps come after which: a report, for instance,
-- rests on a conversation. The version is that in force on the day of the
-- decision, or today where there is none. Where only the day is wrong, mend it;
-- where the step was left out, take it now, and what follows from it again.
SELECT a._path AS path, '/steps/' || s.position || '/done_on' AS pointer,
       '''' || s.step || ''' was done on ' || s.done_on || ', ' ||
       coalesce('before ''' || r.prior || ''', ' || min(b.done_on),
		'and ''' || r.prior || ''' was not') ||
       ' (' || v.process || ')' AS message
FROM application a
JOIN application_process v ON v.application = a.id
JOIN application_step s ON s.application = a.id
JOIN process_step p ON p.process = v.process AND p.step = s.step
JOIN process_step_prior r
  ON r.process = p.process AND r.step_position = p.position
LEFT JOIN application_step b
  ON b.application = a.id AND b.step = r.prior
WHERE b.step IS NOT NULL OR v.outcome IS NOT 'accredited'
GROUP BY a.id, s.position, r.prior
HAVING min(b.done_on) IS NULL OR min(b.done_on) > s.done_on
