#!/bin/sh
# migrate.sh PEERPOOL [RECORDS [SEED]]: a change of schemas over many records.
#
# Makes each record twice from the same dice: as it is before a change that
# renames, splits, joins, drops, maps and converts, and as a careful person
# would have left it after, with comments, blank lines and ways of writing thrown
# in at random. peerpool must come from the one to the other to the last byte,
# in one commit, and answer for before and after by the schemas of the time.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
records=${2:-10000}
seed=${3:-1}
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-migrate.XXXXXX")
trap 'rm -rf "$dir"' EXIT
HOME=$dir GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
mkdir -p "$dir/pool/schemas" "$dir/after" "$dir/pool/records/members"
cd "$dir/pool"
git init -q -b main .
git config user.name 'Ada Example'
git config user.email ada@example.invalid
git config gc.auto 0
passed=0 failed=0

# tell WHAT: by the status of the last command
tell() {
	if [ $? = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "migrate: $1"
	fi
}

schema() {
	cat <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m }
type: object
properties:
  id: { type: string }
  note: { type: string }
END
	cat
	echo 'additionalProperties: false'
}

echo 'name: library' >.peerpool.yaml
schema >schemas/member.yaml <<'END'
  name: { type: string }
  shelf: { type: string }
  fax: { type: string }
  loans:
    type: array
    items: { enum: [fict, hist, nat] }
  visits: { type: string }
  contact:
    type: object
    properties: { mail: { type: string }, city: { type: string } }
END

# Each thing is written to both; what differs is given twice.
awk -v n="$records" -v seed="$seed" '
function dice(k) { return int(rand() * k) }
function comment() { return "# " words[dice(8)] " " words[dice(8)] " " dice(1e6) }
function tail() { return dice(4) ? "" : "  " comment() }
function both(s) { old = old s; new = new s }
# own: comment lines and blanks that stay, above what stays
function own(pad) {
	if (!dice(3))
		both(pad comment() "\n")
	if (!dice(8))
		both("\n" pad comment() "\n")
}
function line(a, b) { t = tail() "\n"; old = old a t; new = new b t }
function quoted(s) {
	q = dice(3)
	return q == 0 ? s : q == 1 ? "\"" s "\"" : "\047" s "\047"
}
BEGIN {
	srand(seed)
	split("tide quay rope gull lamp oar sail fog", w)
	for (i = 1; i <= 8; i++)
		words[i - 1] = w[i]
	map["fict"] = "fiction"; map["hist"] = "history"; map["nat"] = "nat"
	split("fict hist nat", genres)
	for (i = 1; i <= n; i++) {
		old = new = ""
		id = sprintf("m-%08d", i)
		if (dice(2))
			both("# yaml-language-server: $schema=../../schemas/member.yaml\n")
		both("id: " id tail() "\n")
		own("")
		# Two texts of one: the comment at the end stays with the first.
		t = tail()
		old = old "name: " words[dice(8)] "ina " words[dice(8)] "son" t "\n"
		split(substr(old, length(old) - length(t) - 60), x)
		match(old, /name: [a-z]+ [a-z]+/)
		split(substr(old, RSTART + 6, RLENGTH - 6), x, " ")
		new = new "given: " x[1] t "\nfamily: " x[2] "\n"
		own("")
		s = quoted("B " dice(100))
		line("shelf:  " s, "bookcase:  " s)
		# A comment above what goes, goes.
		if (dice(2)) {
			if (dice(2))
				old = old comment() "\n"
			old = old "fax: 01632 96" (1000 + dice(9000)) tail() "\n"
		}
		own("")
		flow = dice(2)
		line("loans:" (flow ? " [fict, nat]" : ""), \
			"loans:" (flow ? " [fiction, nat]" : ""))
		for (j = dice(3); !flow && j >= 0; j--) {
			own("  ")
			g = genres[1 + dice(3)]
			line("  - " g, "  - " map[g])
		}
		own("")
		v = dice(1000)
		line("visits: \"" v "\"", "visits: " v)
		own("")
		in_ = dice(2) ? "  " : "    "
		both("contact:" tail() "\n")
		own(in_)
		line(in_ "mail: x" i "@example.org", in_ "email: x" i "@example.org")
		if (dice(2))
			both(in_ "city: Harbourton" tail() "\n")
		if (dice(2)) {
			own("")
			both("note: |\n  # no comment\n  name: not a key\n")
		}
		if (!dice(5))
			both("\n" comment() "\n")
		print i, v > "values"
		printf "%s", old > ("records/members/" id ".yaml")
		close("records/members/" id ".yaml")
		printf "%s", new > ("../after/" id ".yaml")
		close("../after/" id ".yaml")
	}
}' </dev/null
mv values "$dir/values"
git add -A
git commit -qm 'Before'
git tag before
"$peerpool" check >/dev/null 2>&1
tell 'the records do not hold before'

mkdir schemas/migrations
schema >schemas/member.yaml <<'END'
  given: { type: string }
  family: { type: string }
  bookcase: { type: string }
  loans:
    type: array
    items: { enum: [fiction, history, nat] }
  visits: { type: integer }
  contact:
    type: object
    properties: { email: { type: string }, city: { type: string } }
required: [given, family, visits]
END
cat >schemas/migrations/2026-members.yaml <<'END'
title: Members in more words
kind: member
steps:
  - split: name
    pattern: '(?<g>\S+) (?<f>.+)'
    into: { g: given, f: family }
  - rename: shelf
    to: bookcase
  - drop: fax
    because: Nobody has one.
  - map: loans.*
    values: { fict: fiction, hist: history, nat: nat }
  - convert: visits
    to: number
  - rename: contact.mail
    to: email
END
git add -A
git commit -qm 'Schemas'

# What fails from here on is counted.
set +e
"$peerpool" migrate 2>"$dir/told"
tell "migrate fails: $(head -5 "$dir/told")"
grep -q "^$records of $records records changed, in commit " "$dir/told"
tell "not all are changed: $(cat "$dir/told")"
diff -r records/members ../after >"$dir/diff"
tell "the texts are not what they should be: $(head -20 "$dir/diff")"
[ "$(git rev-list --count before..HEAD)" = 2 ] &&
	[ -z "$(git status --porcelain)" ]
tell 'it is not one commit of everything'
"$peerpool" migrate 2>&1 | grep -q "^0 of $records records changed$"
tell 'a second run changes something'
"$peerpool" check >/dev/null 2>&1
tell 'the records do not hold after'

# What was recorded before is read by the schemas of the time.
sum=$(awk '{ s += $2 } END { print s }' "$dir/values")
old=$("$peerpool" query --format csv --at before \
	"SELECT sum(visits), count(DISTINCT name), count(shelf) FROM member")
new=$("$peerpool" query --format csv --at HEAD \
	"SELECT sum(visits), count(DISTINCT given || ' ' || family),
	count(bookcase) FROM member")
[ "$(echo "$old" | tail -1 | tr -d '\r' | cut -d, -f1)" = "$sum" ] ||
	[ "$(echo "$old" | tail -1 | tr -d '\r' | cut -d, -f1)" = "$sum.0" ]
tell "before: $old, not $sum"
[ "$(echo "$old" | tail -1 | sed 's/\.0,/,/')" = "$(echo "$new" | tail -1)" ]
tell "before and after differ: $old / $new"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
