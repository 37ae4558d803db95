#!/bin/sh
# Does floors.sh find each kind of fault, and nothing in a sound house?
set -eu
cd "$(dirname "$0")"
floors=$PWD/floors.sh
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir base data tools
passed=0 failed=0

# source FILE TEXT...: write a source, one line for each text, and compile it.
source() {
	file=$1; shift
	printf '%s\n' "$@" >"$file"
	case $file in *.c) ${CC:-cc} -I. -c -o "${file%.c}.o" "$file" ;; esac
}

# expect NAME PATTERN: run over all; with a pattern it must fail and say so.
expect() {
	rc=0
	sh "$floors" 'base data tools' */*.o */*.[ch] >out 2>&1 || rc=$?
	if { [ -z "$2" ] && [ $rc = 0 ] && [ ! -s out ]; } ||
	   { [ "$2" ] && [ $rc = 1 ] && grep -q -- "$2" out; }; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "floors-test: $1: exit $rc"
		cat out
	fi
}

source base/a.h 'int a(void);'
source base/a.c '#include "base/a.h"' '#include <stdio.h>' \
	'static const char *const names[] = { "x", "y" };' \
	'const char *name(int n) { return names[n]; }' \
	'int a(void) { return 1; }'
source data/b.h 'int b(void);'
source data/b.c '#include "base/a.h"' '#include "data/b.h"' \
	'int b(void) { return a(); }'
source tools/main.c '#include "data/b.h"' 'int main(void) { return b(); }'
expect 'a sound house' ''

source base/up.c 'int b(void); int up(void);' 'int up(void) { return b(); }'
expect 'a symbol of a higher floor' 'base/up.o: uses b of the higher floor data'
rm base/up.*

source base/up.c '#include "data/b.h"'
expect 'a header of a higher floor' 'base/up.c:1: includes data/b.h of the high'
rm base/up.*

source data/x.c 'int y(void); int x(void);' 'int x(void) { return y(); }'
source data/y.c 'int x(void); int y(void);' 'int y(void) { return x(); }'
expect 'a ring of two' 'a ring: data/..o -> data/..o -> data/..o'
rm data/x.* data/y.*

source base/var.c 'static int n; int next(void);' 'int next(void) { return n++; }'
expect 'a variable' 'base/var.o: the variable n can be changed'
rm base/var.*

source base/lib.h '#include <yaml.h>'
expect 'a foreign header in the wrong floor' \
	'base/lib.h:1: <yaml.h> is not for the floor base'
rm base/lib.h

source data/lib.h '#include <yaml.h>'
expect 'a foreign header in its floor' ''
source data/lib.h '#include <zlib.h>'
expect 'a foreign header that is in no list' '<zlib.h> is not for the floor data'
rm data/lib.h

mkdir attic
source attic/old.c 'int old;'
expect 'a folder that is no floor' 'attic/old.o: lies in no floor'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
