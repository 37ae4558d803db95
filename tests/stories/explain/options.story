# Wrong command lines are told, with what may have been meant.
-- cmd --
peerpool explain --list required
-- stderr --
peerpool explain: name a rule, or ask for --list
  note: see 'peerpool explain --help'
-- exit --
2
-- cmd --
peerpool explain --lst
-- stderr --
peerpool explain: no option '--lst'
  note: did you mean '--list'?
  note: see 'peerpool explain --help'
-- exit --
2
-- cmd --
peerpool explain -x
-- stderr --
peerpool explain: no option '-x'
  note: see 'peerpool explain --help'
-- exit --
2
-- cmd --
peerpool explain --list=all
-- stderr --
peerpool explain: '--list' takes no argument; found 'all'
  note: see 'peerpool explain --help'
-- exit --
2
-- cmd --
peerpool explain enum --list
-- stderr --
peerpool explain: options come before other arguments: '--list' stands after 'enum'
  note: '--' before the first argument says that none is an option
  note: see 'peerpool explain --help'
-- exit --
2
-- cmd --
peerpool explain -- --list
-- stderr --
peerpool explain: no rule '--list'
  note: 'peerpool explain --list' shows every rule
-- exit --
2
