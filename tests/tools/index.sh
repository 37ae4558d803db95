#!/bin/sh
# index.sh PEERPOOL [STEPS [SEED]]: an index that was brought up to date is the
# same as one that is built from nothing.
#
# Edits, breaks, adds, removes, renames and touches records at random, changes
# schemas, views, rules and the configuration, commits, reverts, goes to and fro
# between branches; after each step the index of the work tree is compared with
# one built anew, and so is that of HEAD, and now and then that of an old
# commit.  INDEX_STEPS=1000 is the long run.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
steps=${2:-${INDEX_STEPS:-60}}
seed=${3:-${INDEX_SEED:-1}}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-index.XXXXXX")
trap 'rm -rf "$dir"' EXIT
cp -r "$(dirname "$0")/../pools/tiny" "$dir/pool"
cd "$dir/pool"
HOME=$dir GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
git init -q -b main .
git config user.name 'Ada Example'
git config user.email ada@example.invalid
git config gc.auto 0

# random N: set r to a number below N
random() {
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	r=$((seed / 65536 % $1))
}

# letters: set l to eight letters or digits that an id may have
letters() {
	l=
	for _ in 1 2 3 4 5 6 7 8; do
		random 30
		l=$l$(printf %s 0123456789abcdefghjkmnpqrstvwxyz |
			cut -c $((r + 1)))
	done
}

member() {
	letters
	mkdir -p "records/members/$(printf %s "$l" | cut -c 1-2)"
	f=records/members/$(printf %s "$l" | cut -c 1-2)/m-$l.yaml
	printf 'id: m-%s\nname: Member %s\nbranch: quay\njoined_on: 2024-01-0%s\nreads: [fiction, poetry]\nsalt: %s\n' \
		"$l" "$l" $((r % 9 + 1)) "abcdefghjk$l$l" >"$f"
}

any_record() {
	n=$(find records -type f | wc -l)
	[ "$n" -gt 0 ] || return 1
	random "$n"
	f=$(find records -type f | sort | sed -n "$((r + 1))p")
}

any_commit() {
	n=$(git rev-list --count --all)
	random "$n"
	c=$(git rev-list --all | sed -n "$((r + 1))p")
}

edit_record() {
	any_record || return 0
	random 10
	case $r in
	0) sed -i "s/^name: .*/name: Name $seed/" "$f" ;;
	1) printf '\n' >>"$f" ;;
	2) sed -i 's/^branch: .*/branch: nowhere/' "$f" ;;
	3) sed -i "s/^pages: .*/pages: $((seed % 900 + 100))/" "$f" ;;
	4) sed -i 's/^reads: .*/reads: [nature, cookery, history]/' "$f" ;;
	5) sed -i '/^reads:/d; /^price:/d' "$f" ;;
	6) printf 'unknown: 1\n' >>"$f" ;;
	7) printf '{\n' >"$f" ;;
	8) : >"$f" ;;
	9) sed -i "s/^stars: .*/stars: $((seed % 5 + 1))/" "$f" ;;
	esac
}

move_record() {
	any_record || return 0
	random 4
	case $r in
	0) rm -f "$f" ;;
	1) letters && mv "$f" "$(dirname "$f")/m-$l.yaml" ;;
	2) letters && sed "s/^id: .*/id: m-$l/" "$f" >"$dir/new" &&
		mkdir -p "records/members/$(printf %s "$l" | cut -c 1-2)" &&
		mv "$dir/new" \
		"records/members/$(printf %s "$l" | cut -c 1-2)/m-$l.yaml" ;;
	3) if [ -d records/loans ]; then mv records/loans records/away
	else mv records/away records/loans; fi ;;
	esac
}

strange_file() {
	random 6
	case $r in
	0) mkdir -p records/x && : >records/x/f.yaml ;;
	1) rm -rf records/x records/branches/d.yaml ;;
	2) ln -sf quay.yaml records/branches/link.yaml ;;
	3) rm -f records/branches/link.yaml ;;
	4) mkdir -p records/branches/d.yaml ;;
	5) echo 'id: hidden' >records/branches/.hidden.yaml ;;
	esac
}

change_schema() {
	random 10
	case $r in
	0) sed -i 's/^  name: { type: string, minLength: 2 }/  name: { type: string, minLength: 8 }/' schemas/member.yaml ;;
	1) sed -i 's/minLength: 8 }/minLength: 2 }/' schemas/member.yaml ;;
	2) sed -i 's/^  email: .*/  email: { type: string }/' schemas/member.yaml ;;
	3) grep -q '^  note:' schemas/branch.yaml ||
		sed -i 's/^  name: /  note: { type: string }\n  name: /' schemas/branch.yaml ;;
	4) sed -i '/^  note:/d' schemas/branch.yaml ;;
	5) # a property moves into a mapping
		sed -i 's/^  pages: .*/  size: { type: object, properties: { pages: { type: integer } } }/' schemas/book.yaml ;;
	6) cp schemas/branch.yaml schemas/place.yaml
		sed -i 's/name: branch,/name: place,/; s|records/branches|records/places|; s|/branch.yaml|/place.yaml|' schemas/place.yaml
		mkdir -p records/places
		printf 'id: here\nname: Here\nopen: { mon: "09:00-10:00" }\n' >records/places/here.yaml ;;
	7) rm -f schemas/place.yaml ;;
	8) random 2 && if [ $r = 0 ]; then echo '{' >>schemas/review.yaml
		else sed -i '/^{/d' schemas/review.yaml; fi ;;
	9) sed -i "s/^title: .*/title: Title $seed/" schemas/shared/common.yaml schemas/loan.yaml ;;
	esac
}

change_text() {
	mkdir -p schemas/views schemas/rules
	random 6
	case $r in
	0) printf -- '-- title: A view\nSELECT id, %s AS n FROM member\n' "$seed" >schemas/views/a.sql ;;
	1) rm -f schemas/views/a.sql ;;
	2) printf -- '-- id: rule-%s\n-- severity: note\n-- Why.\nSELECT _path AS path, '"''"' AS pointer, '"'x'"' AS message FROM member\n' "$seed" >schemas/rules/r.sql ;;
	3) rm -f schemas/rules/r.sql ;;
	4) random 2 && sed -i "s/^name: .*/name: library$r/" .peerpool.yaml ;;
	5) sed -i '/^time_zone:/d' .peerpool.yaml
		random 2
		[ $r = 0 ] || echo 'time_zone: UTC' >>.peerpool.yaml ;;
	esac
}

with_git() {
	random 9
	case $r in
	0 | 1 | 2) git add -A && git commit -qm "step $i" --allow-empty ;;
	3) git add -A && git commit -qm before --allow-empty
		git checkout -q side ;;
	4) git add -A && git commit -qm before --allow-empty
		git checkout -q main ;;
	5) git add -A && git commit -qm before --allow-empty
		git revert --no-edit HEAD >/dev/null || git revert --abort ;;
	6) git checkout -q -- . ;;
	7) git add -A && git commit -qm before --allow-empty
		any_commit && git reset -q --hard "$c" ;;
	8) git repack -adq ;;
	esac
}

step() {
	random 16
	what=$r
	case $r in
	0 | 1 | 2 | 3) edit_record ;;
	4) member ;;
	5) move_record ;;
	6) strange_file ;;
	7 | 15) change_schema ;;
	8) change_text ;;
	9) any_record && touch "$f" ;;
	10) any_record && sed 's/1/2/' "$f" >"$dir/new" &&
		cat "$dir/new" >"$f" ;;
	*) with_git ;;
	esac
}

passed=0 failed=0 refused=0
# same TITLE OPTION...: exit 2 is for a pool that cannot be read at all
same() {
	title=$1 rc=0
	shift
	"$peerpool" index -q --verify "$@" >"$dir/out" 2>&1 || rc=$?
	case $rc in
	0) passed=$((passed + 1)) ;;
	2) refused=$((refused + 1)) ;;
	*) failed=$((failed + 1))
		echo "index: seed ${INDEX_SEED:-1}, step $i, $title:" \
			"$(cat "$dir/out")" ;;
	esac
}

for _ in $(seq 1 60); do
	member
done
git add -A
git commit -qm first
git branch side
i=0
while [ $i -lt "$steps" ]; do
	i=$((i + 1))
	before=$(git rev-parse HEAD)
	step >/dev/null 2>&1 || :
	random 3
	# A missed change of schemas would be mended by the next look.
	if [ $r -gt 0 ] || [ "$what" = 7 ] || [ "$what" = 15 ]; then
		same 'the work tree'
	fi
	if [ "$before" != "$(git rev-parse HEAD)" ]; then
		same HEAD --at HEAD
	fi
	if [ $((i % 7)) = 0 ]; then
		any_commit
		same 'an old commit' --at "$c"
	fi
done
if [ $refused -gt $((passed / 10)) ]; then
	echo "index: $refused of the states could not be indexed at all:" \
		"$(cat "$dir/out")"
	failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
