-- id: paper-printed
-- severity: warning
-- title: a section was missing or empty in a paper as it was printed
-- bad: source: A paper of 2023   (and ## Next steps is empty)
-- good: source: A paper of 2023   (and all sections say something)
--
-- The paper was written before there was this pool, and is recorded as it was.
-- The gap is in the paper, and stays; this is a mark of it.
SELECT _path AS path, '/body' AS pointer,
       'the section is ' || gap || ': ' || heading AS message
FROM paper_gap
WHERE source IS NOT NULL
