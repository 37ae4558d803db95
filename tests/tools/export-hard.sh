#!/bin/sh
# export-hard.sh PEERPOOL [KILLS [SEED]]: exports amid kills and a full disk.
# Whatever happens, each file is one export's, whole, and the next export needs
# no --force.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
kills=${2:-40}
seed=${3:-1}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-export.XXXXXX")
trap 'rm -rf "$dir"' EXIT
cp -r "$(dirname "$0")/../pools/tiny" "$dir/pool"
cd "$dir/pool"
HOME=$dir GIT_CONFIG_NOSYSTEM=1 PEERPOOL_TODAY=2026-12-01
export HOME GIT_CONFIG_NOSYSTEM PEERPOOL_TODAY
git init -q .
git config user.name 'Ada Example'
git config user.email ada@example.invalid

# random N: set r to a number below N
random() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

# Enough records that an export takes its time, in two versions.
for i in $(seq 400); do
	id=n$(echo $i | tr 0-9 a-j)
	printf '%s\n' "id: $id" "name: Branch number $i" \
		"open: { mon: '09:00-17:00' }" >records/branches/$id.yaml
done
export_all() {
	for format in csv jsonl sqlite; do
		"$peerpool" export --format $format "$@" 2>/dev/null || return
	done
}
change() { sed -i "s/^name: .* number/name: $1 number/" records/branches/n?*; }
change First && export_all -o "$dir/first"
change Second && export_all -o "$dir/second"
names=$(cd "$dir/first" && echo *)

passed=0 failed=0
fault() {
	echo "$1"
	failed=$((failed + 1))
}

# Every file is of one version or the other, and nothing else is there but
# temporary files, which begin with a dot.
whole() {
	for name in $names; do
		cmp -s "$dir/out/$name" "$dir/first/$name" ||
			cmp -s "$dir/out/$name" "$dir/second/$name" ||
			return 1
	done
	[ "$(cd "$dir/out" && echo *)" = "$names" ]
}

same() {
	for name in $names; do
		cmp -s "$dir/out/$name" "$dir/$1/$name" || return 1
	done
}

export_all -o "$dir/out"
for i in $(seq "$kills"); do
	if [ $((i % 2)) = 1 ]; then version=First; else version=Second; fi
	case $version in First) want=first ;; *) want=second ;; esac
	change $version
	random 3
	case $r in 0) format=csv ;; 1) format=jsonl ;; *) format=sqlite ;; esac
	"$peerpool" export --format $format -o "$dir/out" 2>/dev/null &
	pid=$!
	random 60
	sleep "0.0$(printf %02d $r)"
	kill -9 $pid 2>/dev/null || :
	wait $pid 2>/dev/null || :
	if ! whole; then
		fault "kill $i: a file is not whole"
	elif ! export_all -o "$dir/out"; then
		fault "kill $i: the next export fails"
	elif ! same $want; then
		fault "kill $i: the next export is another"
	else
		passed=$((passed + 1))
	fi
	rm -f "$dir"/out/.peerpool-*.tmp
done

# What a kill leaves behind goes when it is old, and nothing else does.
for name in .peerpool-0123abcd.tmp .peerpool-89efghjk.tmp .peerpool-x.tmp; do
	: >"$dir/out/$name"
done
touch -d '2 hours ago' "$dir/out/.peerpool-0123abcd.tmp" \
	"$dir/out/.peerpool-x.tmp"
export_all -o "$dir/out"
case $(cd "$dir/out" && echo .peerpool-*.tmp) in
'.peerpool-89efghjk.tmp .peerpool-x.tmp') passed=$((passed + 1)) ;;
*) fault "left behind: $(ls -A "$dir/out")" ;;
esac
rm -f "$dir"/out/.peerpool-*.tmp

# Files may grow to so many blocks of 512 bytes.
change First
for blocks in 0 1 4 16 32; do
	for format in csv jsonl sqlite; do
		if said=$(ulimit -f $blocks && "$peerpool" export \
				--format $format -o "$dir/out" 2>&1); then
			:
		elif ! echo "$said" | grep -q 'cannot write'; then
			fault "$blocks blocks, $format: $said"
		fi
		if whole && ! ls -A "$dir/out" | grep -q 'tmp$'; then
			passed=$((passed + 1))
		else
			fault "$blocks blocks, $format: something is left"
		fi
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
