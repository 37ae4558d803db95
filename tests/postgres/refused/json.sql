-- title: Refused
SELECT j.value FROM thing, json_each(thing.extra) j
