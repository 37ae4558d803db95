-- title: What must be so before a peer is sent, for each group
--
-- One row for each group and plan (adopted, and proposed where something is),
-- with the settings that decide who is eligible. Years of the conference rule
-- are counted as its basis says: conference_from is the first day on which a
-- conference still counts.
WITH wide AS (
	SELECT plan, "group",
	       max(CASE WHEN name = 'eligibility.training_first'
	                THEN value END) AS training_first,
	       max(CASE WHEN name = 'eligibility.mentoring_training_first'
	                THEN value END) AS mentoring_training_first,
	       max(CASE WHEN name = 'eligibility.mandatory_first'
	                THEN value END) AS mandatory_first,
	       max(CASE WHEN name = 'eligibility.induction_first'
	                THEN value END) AS induction_first,
	       max(CASE WHEN name = 'eligibility.induction_since'
	                THEN text END) AS induction_since,
	       max(CASE WHEN name = 'eligibility.shadow_before_lead'
	                THEN value END) AS shadow_before_lead,
	       max(CASE WHEN name = 'eligibility.profile_fresh'
	                THEN value END) AS profile_fresh,
	       max(CASE WHEN name = 'eligibility.conference_years'
	                THEN value END) AS conference_years,
	       max(CASE WHEN name = 'eligibility.conference_basis'
	                THEN text END) AS conference_basis,
	       max(CASE WHEN name = 'eligibility.conference_grace_months'
	                THEN value END) AS conference_grace_months,
	       max(CASE WHEN name = 'ageing.profile_months'
	                THEN value END) AS profile_months,
	       max(CASE WHEN name = 'accreditation.valid_years'
	                THEN value END) AS valid_years,
	       max(CASE WHEN name = 'accreditation.valid_years'
	                THEN coalesce(starts, '0001-01-01')
	           END) AS valid_years_since,
	       max(CASE WHEN name = 'limits.days_a_year'
	                THEN value END) AS days_a_year,
	       max(CASE WHEN name = 'limits.assignments_a_year'
	                THEN value END) AS assignments_a_year,
	       max(CASE WHEN name = 'limits.blocking'
	                THEN value END) AS limits_block
	FROM setting_plan
	GROUP BY plan, "group"
)
SELECT w.*,
       CASE w.conference_basis
       WHEN 'to-the-day'
       THEN date(c.today, '-' || CAST(w.conference_years AS INTEGER) ||
                          ' years')
       WHEN 'calendar'
       THEN date(c.today, 'start of year',
                 '-' || CAST(w.conference_years - 1 AS INTEGER) || ' years')
       -- From 1 May: the months before it belong to the year before.
       ELSE date(c.today, '-4 months', 'start of year', '+4 months',
                 '-' || CAST(w.conference_years - 1 AS INTEGER) || ' years')
       END AS conference_from
FROM wide w
JOIN clock c
