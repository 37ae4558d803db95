#!/bin/sh
# requirements-test.sh PEERPOOL: does requirements.sh see what it must see?
set -eu
peerpool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

# says STATUS TEXT ROW...: a table of these rows, of which R2 waits.
says() {
	wanted=$1 text=$2; shift 2
	printf '%s\n' '| | asked for | met by | shown by |' "$@" >"$tmp/table.md"
	rc=0
	sh tests/tools/requirements.sh "$peerpool" "$tmp/table.md" 1 2 2 \
		>"$tmp/said" 2>&1 || rc=$?
	if [ $rc = "$wanted" ] && grep -qF "$text" "$tmp/said"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "requirements-test: exit $rc, wanted $wanted and: $text"
		cat "$tmp/said"
	fi
}

cd "$(dirname "$0")/../.."
ok='| R1 | a | `schemas/peer.yaml`; `peerpool explain enum` | `make stories` |'
two='| R2 | b | `README.md`. Waits for c | `tests/stories` |'
says 0 '3 passed, 0 failed' "$ok" "$two"
says 1 'not each of R1 to R2 is there once' "$ok"
says 1 'not each of R1 to R2 is there once' "$ok" "$two" "$two"
says 1 'R2: does not say what it waits for' "$ok" \
	'| R2 | b | `README.md` | `tests/stories` |'
says 1 'R1: waits, and may not' '| R1 | a | `README.md`. Waits for b | `make` |' \
	"$two"
says 1 'R1: schemas/pier.yaml is not there' \
	'| R1 | a | `schemas/pier.yaml` | `make all` |' "$two"
says 1 'R1: tests/nothing is not there' \
	'| R1 | a | `README.md` | `tests/nothing` |' "$two"
says 1 'R1: peerpool explain enumm' \
	'| R1 | a | `peerpool explain enumm` | `make all` |' "$two"
says 1 'R1: make nothing is no target' \
	'| R1 | a | `README.md` | `make nothing` |' "$two"
says 1 'R1: RULES=nothing is no rule' \
	'| R1 | a | `README.md` | `make rules RULES=nothing` |' "$two"
says 1 'R1: FIGURES=nothing has no count' \
	'| R1 | a | `README.md` | `make figures FIGURES=nothing` |' "$two"
says 1 'R1: names nothing that meets it' '| R1 | a | b | `make all` |' "$two"
says 1 'R1: names nothing that shows it' '| R1 | a | `README.md` | c |' "$two"
says 1 'R1: is not a row of four columns' '| R1 | a | `README.md` |' "$two"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
