#!/bin/sh
# warm.sh PEERPOOL [STEPS [SEED]]: what is remembered of the last check changes
# the time, never the findings.
#
# Edits, adds, removes and moves records of a pool at random, commits and goes
# back, and after each step compares three checks: one that may use the state,
# one that may not, and one that uses the state just written.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
steps=${2:-150}
seed=${3:-1}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-warm.XXXXXX")
trap 'rm -rf "$dir"' EXIT
cp -r "$(dirname "$0")/../pools/tiny" "$dir/pool"
cd "$dir/pool"
HOME=$dir GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
git init -q .
git config user.name 'Ada Example'
git config user.email ada@example.invalid

# random N: set r to a number below N
random() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

any_record() {
	random 12
	f=$(find records -name '*.yaml' | sort | sed -n "$((r + 1))p")
	f=${f:-records/branches/quay.yaml}
}

step() {
	random 10
	case $r in
	0) any_record && sed -i "s/^name: .*/name: Name $seed/" "$f" ;;
	1) any_record && printf '\n' >>"$f" ;;
	2) any_record && sed -i 's/^branch: .*/branch: nowhere/' "$f" ;;
	3) random 5 && printf 'id: b%s\nname: Branch %s\n' $r $r \
		>records/branches/b$r.yaml ;;
	4) random 5 && rm -f records/branches/b$r.yaml ;;
	5) random 3 && mkdir -p records/x$r && : >records/x$r/f.yaml ;;
	6) random 3 && rm -rf records/x$r ;;
	7) if [ -e records/branches/quay.yaml ]; then
		mv records/branches/quay.yaml records/branches/kuay.yaml
	else
		mv records/branches/kuay.yaml records/branches/quay.yaml
	fi ;;
	8) git add -A && git commit -q -m "step $1" --allow-empty ;;
	9) git checkout -q HEAD -- records 2>/dev/null || : ;;
	esac
}

passed=0 failed=0
for i in $(seq 1 "$steps"); do
	step "$i" || :
	"$peerpool" check >"$dir/warm" 2>&1 || :
	"$peerpool" check --no-state >"$dir/cold" 2>&1 || :
	"$peerpool" check >"$dir/again" 2>&1 || :
	if cmp -s "$dir/warm" "$dir/cold" && cmp -s "$dir/again" "$dir/cold"
	then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "warm: step $i: the state changed what was found"
		diff "$dir/cold" "$dir/warm" || diff "$dir/cold" "$dir/again" || :
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
