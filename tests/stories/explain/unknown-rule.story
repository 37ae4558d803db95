# An unknown rule gets the one that may have been meant.
-- cmd --
peerpool explain unkown-key
-- stderr --
peerpool explain: no rule 'unkown-key'
  note: did you mean 'unknown-key'?
-- exit --
2
-- cmd --
peerpool explain xyzzy
-- stderr --
peerpool explain: no rule 'xyzzy'
  note: 'peerpool explain --list' shows every rule
-- exit --
2
