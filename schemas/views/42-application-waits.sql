-- title: For whom the applications wait
--
-- One row for each application that runs on the day, and each person who holds
-- one of the roles that may take its next step: of the group, and for the
-- applicant's region.
SELECT DISTINCT
	a.application,
	r.person,
	r.role
FROM application_now a
JOIN process_step_actor m
  ON m.process = a.process AND m.step_position = a.next_position
JOIN clock c
JOIN role_time r
  ON r.role = m.actor
 AND r."group" = a."group"
 AND (r.region IS NULL OR r.region = a.region)
 AND c.today BETWEEN r.starts AND coalesce(r.ends, c.today)
