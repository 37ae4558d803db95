# An unknown command gets the one that may have been meant.
-- cmd --
peerpool explian enum
-- stderr --
peerpool: no command 'explian'
  note: did you mean 'explain'?
  note: see 'peerpool help'
-- exit --
2
-- cmd --
peerpool help explian
-- stderr --
peerpool: no command 'explian'
  note: did you mean 'explain'?
  note: see 'peerpool help'
-- exit --
2
-- cmd --
peerpool --versoin
-- stderr --
peerpool: no option '--versoin'
  note: see 'peerpool help'
-- exit --
2
-- cmd --
peerpool xyzzy
-- stderr --
peerpool: no command 'xyzzy'
  note: see 'peerpool help'
-- exit --
2
