-- title: What a request is called in papers
--
-- The council and the programme; the association's own work has no council.
SELECT
	r.id,
	coalesce(h.short_name, 'The association') || ': ' ||
		replace(r.programme, '-', ' ') AS name
FROM request r
LEFT JOIN council h ON h.id = r.host
