#!/bin/sh
# plans.sh PROGRAM
#
# Plans and papers by the shipped schemas, over the small pool of the rules: what
# printed due dates mean, how a line stands on different days, what the history
# tells of a date that was changed without a word, the chain that a line waits
# for, and that a paper for the public reads nothing about anybody.
set -eu
program=$(realpath "$1")
top=$(pwd)
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
passed=0 failed=0

# expect WHAT WANTED FOUND
expect() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s\n  wanted: %s\n  found:  %s\n' "$1" "$2" "$3"
	fi
}

# ask [OPTION]... QUERY: rows, with bars between the values and a blank between
# the rows.
ask() {
	"$program" query --format csv "$@" 2>&1 |
		sed '1d; s/\r$//; s/,/|/g' | tr '\n' ' ' | sed 's/ $//'
}

# line ID: a line of the plan, the rest of which is read.
line() {
	{
		echo "# yaml-language-server: \$schema=../../schemas/action.yaml"
		echo "id: $1"
		echo "plan: fixture-plan"
		echo "theme: 2"
		echo "position: ${1##*-}"
		echo "line: action"
		echo "text: Move the tables"
		echo "recorded_on: 2023-01-10"
		cat
	} >"records/actions/$1.yaml"
}

export GIT_CONFIG_NOSYSTEM=1 HOME="$box" PEERPOOL_TODAY=2026-11-21
mkdir "$box/pool"
cd "$box/pool"
cp -R "$top/schemas" "$top/tests/rules/base/records" .
for kind in groups processes calendars; do
	[ ! -e "$top/records/$kind" ] || cp -R "$top/records/$kind" records
done
echo 'name: plans' >.peerpool.yaml
git init -q -b main .
git config user.name 'A test'
git config user.email test@example.org

# Printed due dates, the eight shapes of the paper first.
n=50
while IFS='|' read -r printed reads means; do
	echo "printed_due: $printed
status: not-started" | line fp-2-$n
	expect "'$printed'" "$reads|$means" \
		"$(ask "SELECT reads, means FROM action_due
			WHERE action = 'fp-2-$n'")"
	rm records/actions/fp-2-$n.yaml
	n=$((n + 1))
done <<'END'
end of September 23|month|2023-09-30
End September 23|month|2023-09-30
End of May 23|month|2023-05-31
11 May 23|day|2023-05-11
15 December 23|day|2023-12-15
13 October|no-year|
End November 2023|month|2023-11-30
end of October 23|month|2023-10-31
End February 24|month|2024-02-29
End February 23|month|2023-02-28
1 Sept 2023|day|2023-09-01
31 June 23|unclear|
29 February 23|unclear|
End May|no-year|
May 23|month|2023-05-31
in the new year|unclear|
40 May 23|unclear|
End May 203|unclear|
END
echo 'status: not-started' | line fp-2-49
expect 'a blank' '' "$(ask "SELECT reads FROM action_due
	WHERE action = 'fp-2-49'")"
rm records/actions/fp-2-49.yaml

# One line that was put off, and done after that; one that was changed in
# silence; and a chain of three.
line fp-2-10 <<'END'
printed_due: End May 23
due_on: 2023-09-30
due_precision: month
redated:
  - day: 2023-05-11
    from: 2023-05-31
    to: 2023-09-30
    because: The hall was shut
    directed_by: lead-members
status: done
started_on: 2023-03-01
done_on: 2023-09-20
evidence:
  - day: 2023-09-20
    what: The tables stand in the hall
END
silent='due_precision: month
depends_on: [fp-2-10]
status: not-started'
printf 'due_on: 2026-06-30\n%s\n' "$silent" | line fp-2-11
printf 'due_on: 2027-01-31\ndue_precision: month\ndepends_on: [fp-2-11]
status: not-started\n' | line fp-2-12
git add -A
GIT_COMMITTER_DATE='2026-03-02T10:00:00Z' git commit -qm 'The plan'
printf 'due_on: 2026-12-31\n%s\n' "$silent" | line fp-2-11
git add -A
GIT_COMMITTER_DATE='2026-06-29T10:00:00Z' git commit -qm 'A date'

state="SELECT state, due_on, first_due_on, days_put_off FROM action_now
	WHERE id = 'fp-2-10'"
expect 'before it was put off' 'on time|2023-05-31|2023-05-31|0' \
	"$(ask --date 2023-04-01 "$state")"
expect 'after that' 'on time|2023-09-30|2023-05-31|122' \
	"$(ask --date 2023-06-15 "$state")"
expect 'done by the date that counted' 'done on time|2023-09-30|2023-05-31|122' \
	"$(ask --date 2023-10-01 "$state")"
expect 'before there was the line' '' "$(ask --date 2023-01-09 "$state")"
expect 'late on a day between' 'late|31' \
	"$(ask --date 2027-01-31 "SELECT state, days_late FROM action_now
		WHERE id = 'fp-2-11'")"

expect 'what the history alone knows' \
	'fp-2-10|2023-05-31|2023-09-30|122|recorded| fp-2-11|2026-06-30|2026-12-31|184|history|2026-06-29' \
	"$("$program" query --format csv -p plan=fixture-plan slippage |
		sed '1d; s/\r$//' | cut -d, -f1,4,5,6,9,10 | tr , '|' | tr '\n' ' ' |
		sed 's/ $//')"
expect 'what was recorded by April' '2026-06-30' \
	"$("$program" query --format csv --at 2026-04-01 "SELECT due_on
		FROM action WHERE id = 'fp-2-11'" 2>"$box/said" |
		sed '1d; s/\r$//')"
expect 'the chain' '1|fp-2-10 2|fp-2-11 3|fp-2-12' \
	"$(ask -p plan=fixture-plan critical-path | tr ' ' '\n' |
		grep -o '[0-9]|fp-[0-9-]*' | tr '\n' ' ' | sed 's/ $//')"
expect 'the chain of what is open' '1|fp-2-11 2|fp-2-12' \
	"$(ask -p plan=fixture-plan -p open=yes critical-path | tr ' ' '\n' |
		grep -o '[0-9]|fp-[0-9-]*' | tr '\n' ' ' | sed 's/ $//')"

# Papers.  What is published reads nothing about anybody.
paper() {
	mkdir -p records/papers
	cat >records/papers/tried-on.md <<END
---
id: tried-on
title: A paper to be tried on
meeting: fixture-meeting
purpose: decision
in_brief: What is in it does not matter here.
confidentiality: $1
recommendations:
  - Agrees to more chairs.
contact:
  position: Principal Policy Adviser
  office: Improvement team
audience: [board]
---

\`\`\`include paper-head paper=tried-on
\`\`\`

## Background

There are \`=SELECT count(*) FROM $2\` of them.

## Implications for Wales

None.

## Financial implications

None.

## Equalities implications

None.

## Next steps

$3
END
}
mkdir -p records/reports
cp "$top/records/reports/paper-head.md" records/reports
# made: does it, and what of it?
made() {
	if "$program" report --format markdown tried-on >"$box/out" 2>"$box/said"
	then grep -o 'There are [0-9]* of them' "$box/out"
	else grep -o '\[[a-z-]*\]$' "$box/said"
	fi
}
paper public meeting 'More chairs.'
expect 'a public paper' 'There are 1 of them' "$(made)"
expect 'its skeleton' 'Purpose of report;Summary;Is this report confidential?;Recommendation;Contact details;Background;Implications for Wales;Financial implications;Equalities implications;Next steps;' \
	"$(sed -n 's/^## //p' "$box/out" | tr '\n' ';')"
expect 'is it confidential?' 'No' \
	"$(sed -n '/^## Is this/,/^## Rec/p' "$box/out" | sed -n 3p)"
paper public peer 'More chairs.'
expect 'one that counts peers' '[report-class]' "$(made)"
paper confidential peer 'More chairs.'
expect 'the same, confidential' 'There are 9 of them' "$(made)"
expect 'is it confidential now?' 'Yes' \
	"$(sed -n '/^## Is this/,/^## Rec/p' "$box/out" | sed -n 3p)"
paper public meeting ''
expect 'a section without a word' \
	'records/papers/tried-on.md: the section is empty: Next steps' \
	"$("$program" check 2>&1 | sed -n 's/:[0-9:]* error: \(.*\) \[paper-section\]/: \1/p')"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
