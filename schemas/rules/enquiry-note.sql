-- id: enquiry-note
-- severity: warning
-- title: more is written of informal enquiries than need be
-- bad: enquiries: { outcome: suitable, note: Two colleagues thought well of her. }
-- good: enquiries: { outcome: suitable, reasons: [well-regarded] }
--
-- Whatever is written about an applicant they may ask to see, and a sentence about
-- enquiries may give away who was asked. The reasons in the list are enough for
-- most; take the note out, unless the decision cannot be understood without it.
SELECT a._path AS path, '/enquiries/note' AS pointer,
       'the applicant may ask to see this' AS message
FROM application a
WHERE a.enquiries_note IS NOT NULL
