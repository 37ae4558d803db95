-- title: Refused
SELECT shown FROM alone
