-- title: What was published, who had agreed, and who was told
--
-- The newest first; what is being prepared before all. agreed counts the roles of
-- sign_off that have agreed, and asked those that must.
SELECT p.title, p.published_on, p.channel,
       (SELECT count(DISTINCT r.role)
        FROM publication_review r
        JOIN publication_sign_off s
          ON s.publication = r.publication AND s.sign_off = r.role
        WHERE r.publication = p.id AND r.outcome = 'agreed') AS agreed,
       (SELECT count(*) FROM publication_sign_off s WHERE s.publication = p.id)
           AS asked,
       (SELECT group_concat(t.who || ' (' || t.day || ')', ', ')
        FROM publication_told t
        WHERE t.publication = p.id) AS told,
       p.id
FROM publication p
ORDER BY p.published_on IS NOT NULL, p.published_on DESC, p.id
