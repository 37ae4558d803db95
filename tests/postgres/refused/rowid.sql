-- title: Refused
SELECT rowid FROM thing
