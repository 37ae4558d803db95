-- title: Only because of another
-- sqlite-only: it is made of the view alone
SELECT shown FROM alone
