# Help leads with examples, and is wrapped to the terminal.
-- cmd --
peerpool explain --help
-- stdout --
peerpool explain
  say what a rule asks for, and why

Examples:
  peerpool explain unknown-key
      what the rule asks for, why, and an example of each kind
  peerpool explain --list
      every rule

Usage:
  peerpool explain [RULE]...
  peerpool explain --list
  peerpool explain --markdown

The name of a rule stands in square brackets at the end of each finding. Within
a pool, the pool's own rules (schemas/rules) are known too.

Options:
      --list      list every rule with one line each, as without a RULE
      --markdown  print peerpool's own rules as one Markdown page
      --no-color  no colours, even on a terminal (as does NO_COLOR=1)
  -h, --help      show this help
-- cmd --
COLUMNS=40 peerpool help explain
-- stdout --
peerpool explain
  say what a rule asks for, and why

Examples:
  peerpool explain unknown-key
      what the rule asks for, why, and
      an example of each kind
  peerpool explain --list
      every rule

Usage:
  peerpool explain [RULE]...
  peerpool explain --list
  peerpool explain --markdown

The name of a rule stands in square
brackets at the end of each finding.
Within a pool, the pool's own rules
(schemas/rules) are known too.

Options:
      --list
        list every rule with one line
        each, as without a RULE
      --markdown
        print peerpool's own rules as
        one Markdown page
      --no-color
        no colours, even on a terminal
        (as does NO_COLOR=1)
  -h, --help
        show this help
