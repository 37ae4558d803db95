-- id: paper-section
-- severity: error
-- title: a section that every paper must have is missing or empty
-- bad: ## Next steps   (and nothing below it)
-- good: ## Next steps   and a sentence below it
--
-- A board wants to see in each paper what it means for Wales, for money and for
-- equalities, where it comes from and what happens next; also if that is
-- nothing. Papers that were written before this pool and are recorded as they
-- were give a warning instead.
SELECT _path AS path, '/body' AS pointer,
       'the section is ' || gap || ': ' || heading AS message
FROM paper_gap
WHERE source IS NULL
