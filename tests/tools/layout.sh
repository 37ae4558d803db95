#!/bin/sh
# layout.sh SOURCE...
#
# What clang-format cannot be trusted with, or does not know: tabs of 8 and 80
# columns, no blanks at line ends, files of at most 600 lines and functions of
# at most 60 (in src/), memory asked for in base/ alone.
set -eu
LC_ALL=C.UTF-8 awk '
function fault(text) { print FILENAME ":" FNR ": " text; bad = 1 }
# How many columns the line takes: tabs go to the next multiple of 8, and the
# bytes that continue a UTF-8 character take none.
function columns(line, n, i, c) {
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (c == "\t")
			n += 8 - n % 8
		else if (c < "\200" || c > "\277")
			n++
	}
	return n
}
FNR == 1 { start = 0 }
FNR == 601 && FILENAME ~ /^src/ { fault("the file is longer than 600 lines") }
/[ \t]$/ { fault("blanks at the end of the line") }
/^ +[^ *"A-Z]/ { fault("indented by spaces") }
# A text for people is not broken to fit.
columns($0) > 80 && !/^[\t ]*"[^"]*"[^"]*$/ { fault("wider than 80 columns") }
/^{/ { start = FNR }
/^}/ {
	if (start && FNR - start - 1 > 60 && FILENAME ~ /^src/)
		fault("a function of " FNR - start - 1 " lines")
	start = 0
}
FILENAME !~ /^(src\/base|tests)\// && /[^a-z_](malloc|calloc|realloc|strdup)\(/ {
	fault("memory is asked for in base/ alone")
}
END { exit bad }' "$@"
