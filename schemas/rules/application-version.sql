-- id: application-version
-- severity: warning
-- title: an application names a version of the way in that was not in force
-- bad: process: con-2012   (decided on 2024-03-12)
-- good: process: con-2023
--
-- An application that is not decided when a new version comes into force changes
-- over to it. It is judged by the version in force on the day of the decision,
-- whatever it names: name that one, so that those who handle it read the same.
SELECT a._path AS path, '/process' AS pointer,
       'on ' || v.day || ' ' ||
       coalesce(v.process || ' was in force', 'no version was in force') ||
       ', not ' || a.process AS message
FROM application a
JOIN application_process v ON v.application = a.id
WHERE a.process IS NOT v.process
