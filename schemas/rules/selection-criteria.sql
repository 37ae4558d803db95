-- id: selection-criteria
-- severity: error
-- title: somebody was chosen by no criteria, or by some that were not in force
-- bad: selected_on: 2026-03-02, criteria: { ..., version: v1 }   (v3 since 2025)
-- good: selected_on: 2026-03-02, criteria: { ..., version: v3 }
--
-- Whoever chooses peers follows the published criteria, and says which version,
-- so that the choice can be explained. A version is in force from its day until
-- the next one's.
WITH version(document, version, starts, ends) AS (
	SELECT v.document, v.version, v."from",
	       coalesce(v.until,
	                date(lead(v."from") OVER (PARTITION BY v.document
	                                          ORDER BY v."from"), '-1 day'),
	                '9999-12-31')
	FROM document_version v
	JOIN document d ON d.id = v.document
	WHERE d.kind = 'selection-criteria'
)
SELECT o._path AS path,
       CASE WHEN o.criteria_version IS NULL THEN '/selected_on'
            ELSE '/criteria/version'
       END AS pointer,
       CASE
       WHEN o.criteria_version IS NULL THEN
            'chosen on ' || o.selected_on || ', and by no criteria'
       ELSE 'on ' || o.selected_on || ' ' || o.criteria_document || ' ' ||
            o.criteria_version || ' was not in force'
       END AS message
FROM offer o
WHERE o.selected_on IS NOT NULL
  AND NOT EXISTS (
	SELECT 1
	FROM version v
	WHERE v.document = o.criteria_document
	  AND v.version = o.criteria_version
	  AND o.selected_on BETWEEN v.starts AND v.ends
  )
