-- title: Names in every spelling
SELECT T.ID, t.[Mixed Case] AS Upper, `t`."mixed case" AS "from",
thing_TAG.TAG AS "select", Thing_Tag.Position AS "Order"
FROM Thing AS T JOIN Thing_Tag ON thing_tag.thing = t.Id
