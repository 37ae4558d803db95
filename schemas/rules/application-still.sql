-- id: application-still
-- severity: warning
-- title: an application stands still
-- bad: nothing done for 61 days, where the policy says 60
-- good: a step within 60 days, or closed_on
--
-- Somebody waits. After how many days that is too long, says the way in itself
-- (still_after_days), or else the group's policy in force today
-- (application_still_days). Take the next step; or close the application, and
-- tell the applicant.
SELECT n._path AS path, '/steps' AS pointer,
       'nothing was done for ' || n.days_standing || ' days; ' ||
       coalesce('''' || n.next_step || ''' is next, for the ' || n.must_act,
		'no step is left') AS message
FROM application_now n
WHERE n.is_still
