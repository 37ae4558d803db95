-- title: What each policy sets
--
-- One row for each setting of each policy: whose it is (scope: a group, or NULL
-- for all), its name, and its value: a number in value (1 for yes, 0 for no), a
-- word in text. status tells the adopted from the proposed. A setting that is
-- added to the schema of policies is added here.
SELECT p.id AS policy, p."group" AS scope, coalesce(p.status, 'adopted') AS status,
       p.in_force_from AS starts, p.in_force_until AS ends,
       s.name, s.value, s.text
FROM policy p
JOIN (
	SELECT id, 'eligibility.training_first' AS name,
	       CAST(eligibility_training_first AS INTEGER) AS value,
	       NULL AS text
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.mentoring_training_first',
	       CAST(eligibility_mentoring_training_first AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.induction_first',
	       CAST(eligibility_induction_first AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.induction_since', NULL,
	       eligibility_induction_since
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.mandatory_first',
	       CAST(eligibility_mandatory_first AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.shadow_before_lead',
	       CAST(eligibility_shadow_before_lead AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.conference_years', eligibility_conference_years,
	       NULL
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.conference_basis', NULL,
	       eligibility_conference_basis
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.conference_grace_months',
	       eligibility_conference_grace_months, NULL
	FROM policy
	UNION ALL
	SELECT id, 'eligibility.profile_fresh',
	       CAST(eligibility_profile_fresh AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'limits.days_a_year', limits_days_a_year, NULL
	FROM policy
	UNION ALL
	SELECT id, 'limits.assignments_a_year', limits_assignments_a_year, NULL
	FROM policy
	UNION ALL
	SELECT id, 'limits.warn_at_per_cent', limits_warn_at_per_cent, NULL
	FROM policy
	UNION ALL
	SELECT id, 'limits.blocking', CAST(limits_blocking AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'clocks.request_working_days', clocks_request_working_days,
	       NULL
	FROM policy
	UNION ALL
	SELECT id, 'clocks.feedback_days', clocks_feedback_days, NULL
	FROM policy
	UNION ALL
	SELECT id, 'clocks.application_still_days',
	       clocks_application_still_days, NULL
	FROM policy
	UNION ALL
	SELECT id, 'ageing.profile_months', ageing_profile_months, NULL
	FROM policy
	UNION ALL
	SELECT id, 'ageing.cv_months', ageing_cv_months, NULL
	FROM policy
	UNION ALL
	SELECT id, 'accreditation.valid_years', accreditation_valid_years, NULL
	FROM policy
	UNION ALL
	SELECT id, 'training.mentoring_sessions_a_year',
	       training_mentoring_sessions_a_year, NULL
	FROM policy
	UNION ALL
	SELECT id, 'training.regional_gatherings', training_regional_gatherings,
	       NULL
	FROM policy
	UNION ALL
	SELECT id, 'training.induction_months', training_induction_months, NULL
	FROM policy
	UNION ALL
	SELECT id, 'training.new_peer_months', training_new_peer_months, NULL
	FROM policy
	UNION ALL
	SELECT id, 'appraisal.on', CAST(appraisal_on AS INTEGER), NULL
	FROM policy
	UNION ALL
	SELECT id, 'appraisal.months', appraisal_months, NULL
	FROM policy
	UNION ALL
	SELECT id, 'statistics.least', statistics_least, NULL
	FROM policy
	UNION ALL
	SELECT id, 'statistics.round', statistics_round, NULL
	FROM policy
	UNION ALL
	SELECT id, 'retention.unsuccessful_applications', NULL,
	       retention_unsuccessful_applications
	FROM policy
	UNION ALL
	SELECT id, 'retention.referees', NULL, retention_referees
	FROM policy
	UNION ALL
	SELECT id, 'retention.adjustments', NULL, retention_adjustments
	FROM policy
	UNION ALL
	SELECT id, 'retention.peers', NULL, retention_peers
	FROM policy
) s ON s.id = p.id
WHERE s.value IS NOT NULL OR s.text IS NOT NULL
