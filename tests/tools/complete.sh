#!/bin/bash
# complete.sh PEERPOOL SCRIPTS: do bash, zsh and fish offer what the program
# takes, each option of each command among it?  SCRIPTS holds bash, zsh, fish.
# COMPLETE_SHELLS names those that are to be asked.
set -eu
scripts=$(realpath "$2")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/bin"
ln -s "$(realpath "$1")" "$dir/bin/peerpool"
PATH=$dir/bin:$PATH
export HOME=$dir GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
cp -r "$(dirname "$0")/../pools/tiny" "$dir/pool"
tools=$(cd "$(dirname "$0")" && pwd)
cd "$dir/pool"
git init -q -b main
git -c user.name=T -c user.email=t@example.org commit -q --allow-empty -m a
mkdir -p schemas/queries
printf -- '-- title: All\nSELECT 1\n' >schemas/queries/every-book.sql
mkdir records/papers
cat >schemas/paper.yaml <<'X'
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, document: true }
type: object
X
printf -- '---\nid: shelf-list\ntitle: T\n---\n' >records/papers/shelf-list.md
touch 'records file'
passed=0 failed=0 skipped=0

# The candidates for a line, whose words are parted by single blanks.
in_bash() {
	(
		. "$scripts/bash"
		IFS=' ' read -ra COMP_WORDS <<<"$1"
		[[ $1 != *' ' ]] || COMP_WORDS+=('')
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_peerpool
		printf '%s\n' "${COMPREPLY[@]}" | sort -u
	)
}
in_zsh() {
	zsh -f "$tools/complete.zsh" "$scripts/zsh" "$1"
}
in_fish() {
	fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
		"$scripts/fish" "$1" | cut -f 1 | sort -u
}

# expect SHELL LINE CANDIDATE...
expect() {
	local shell=$1 line=$2; shift 2
	"in_$shell" "$line" | sed 's/=$//; /^$/d' >"$dir/found" || :
	printf '%s\n' "$@" | sed '/^$/d' | sort -u >"$dir/wanted"
	if cmp -s "$dir/found" "$dir/wanted"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "complete: $shell: '$line':"
		diff "$dir/wanted" "$dir/found" || :
	fi
}

peerpool --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' |
	grep -vx peerpool >"$dir/commands"
options() {
	peerpool "$1" --help | sed -n 's/^  \(-[a-z], \|    \)\(--[a-z-]*\).*/\2/p'
}

shells=${COMPLETE_SHELLS:-bash zsh fish}
for shell in $shells; do
	if ! command -v $shell >/dev/null; then
		echo "complete: skipped: $shell is not there"
		skipped=$((skipped + 1))
		continue
	fi
	mapfile -t commands <"$dir/commands"
	while read -r command; do
		mapfile -t names < <(options "$command")
		expect $shell "peerpool $command --" "${names[@]}"
	done <"$dir/commands"
	expect $shell 'peerpool expl' explain
	expect $shell 'peerpool help expl' explain
	expect $shell 'peerpool check --format j' json junit
	expect $shell 'peerpool find --kind b' book branch
	expect $shell 'peerpool find -k b' book branch
	expect $shell 'peerpool new rev' review
	expect $shell 'peerpool query every' every-book
	expect $shell 'peerpool report sh' shelf-list
	expect $shell 'peerpool query --at m' main
	expect $shell 'peerpool explain unknown-k' unknown-key
	expect $shell 'peerpool query --timeout ' ''
done

# What only some of them tell apart, or show by themselves.
expect bash 'peerpool ' "${commands[@]}" help --help --version
expect bash 'peerpool check rec' records 'records file'
expect bash 'peerpool check --schema rec' records 'records file'
expect bash 'peerpool check -- -' ''
expect bash 'peerpool check --format = j' json junit
expect bash 'peerpool check --format = js' json
expect bash 'peerpool check --format =' text json sarif github gitlab junit
expect bash 'peerpool query --param a = b every' every-book
expect bash 'peerpool new review rev' ''
expect bash 'peerpool new --dry-run rev' review
expect bash 'peerpool check schemas rec' records 'records file'
expect bash 'peerpool nothing -' ''
expect bash 'git peerpool find --kind b' book branch
expect bash '/opt/bin/peerpool find --kind b' book branch
if [[ $shells = *fish* ]] && command -v fish >/dev/null; then
	expect fish 'peerpool check rec' records/ 'records file'
	expect fish 'peerpool check --schema sch' schemas/
fi
if [[ $shells = *zsh* ]] && command -v zsh >/dev/null; then
	expect zsh 'peerpool check sch' schemas
	expect zsh 'peerpool new review rev' ''
fi
# Where there is no pool, nothing is said.
cd /
expect bash 'peerpool find --kind b' ''

[ $skipped = 0 ] || more=", $skipped skipped"
echo "$passed passed, $failed failed${more-}"
[ $failed = 0 ]
