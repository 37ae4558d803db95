-- id: welsh-host
-- severity: error
-- title: support for a Welsh council does not go through its own association
-- bad: host: CRF, provider: lga, requested_by: host-council
-- good: host: CRF, provider: lga, requested_by: wlga
--
-- The Welsh Local Government Association supports councils in Wales. We provide
-- peers there if it asks us (provider lga, requested_by wlga). A request that
-- came to us and was passed on to it has the provider wlga, and no assignments
-- of ours. No other council has that provider.
SELECT r._path AS path, '/provider' AS pointer,
       CASE
       WHEN coalesce(h.region, '') <> 'wales' THEN
            'the host is not in Wales'
       WHEN r.provider = 'lga' THEN
            'the host is in Wales, and its association has not asked us'
       ELSE 'it was passed on, and yet somebody is assigned'
       END AS message
FROM request r
LEFT JOIN council h ON h.id = r.host
WHERE (r.provider = 'wlga' AND coalesce(h.region, '') <> 'wales')
   OR (r.provider = 'lga' AND h.region = 'wales' AND r.requested_by <> 'wlga')
   OR (r.provider = 'wlga'
       AND EXISTS (SELECT 1
                   FROM assignment a
                   WHERE a.job = r.id AND a.cancelled_on IS NULL))
