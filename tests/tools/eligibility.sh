#!/bin/sh
# eligibility.sh PEERPOOL: do policies decide who may be sent, and nothing else?
# Each case lays policies over tests/rules/base and asks whom which reason keeps
# from a role: how years of the conference rule are counted, whose policy comes
# first, and what each setting does.  In the base all nine peers were at the
# conference of 14 October 2025.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
day=2026-11-21
lay=$tmp/lay/records

mkdir "$tmp/pool"
cp -R schemas tests/rules/base/records "$tmp/pool"
cp -R records/groups records/processes records/calendars "$tmp/pool/records"
printf 'name: eligibility\n' >"$tmp/pool/.peerpool.yaml"
cd "$tmp/pool"

# policy ID FROM [LINE]: a policy of the settings on standard input.
policy() {
	mkdir -p "$lay/policies"
	{
		printf 'id: %s\ntitle: Policy %s\nin_force_from: %s\n' "$1" "$1" "$2"
		printf 'decided_by: Lead Members\ndecided_on: 2020-12-01\n'
		[ -z "${3:-}" ] || printf '%s\n' "$3"
		cat
	} >"$lay/policies/$1.yaml"
}

# ask [OPTION]... SQL: the answer, in one line.
ask() {
	"$peerpool" query --date "$day" --overlay "$tmp/lay" --format csv "$@" \
		2>&1 | sed 1d | tr -d '\r"' | tr '\n' ' ' | sed 's/ $//'
}

# expect WHAT WANTED [OPTION]... SQL
expect() {
	what=$1 wanted=$2
	shift 2
	found=$(ask "$@")
	if [ "$found" = "$wanted" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'eligibility: %s\n  wanted: %s\n  found:  %s\n' "$what" \
			"$wanted" "$found"
	fi
}

# barred WHAT REASON WANTED: the peers, by the end of their ids.
barred() {
	expect "$1" "$3" "SELECT DISTINCT substr(i.peer, -1) FROM ineligible i
		JOIN peer_role o ON o.peer = i.peer AND o.role = i.role
		WHERE reason = '$2' ORDER BY 1"
}

clear() {
	rm -rf "$tmp/lay"
	mkdir -p "$lay"
	day=2026-11-21
}
everybody='1 2 3 4 5 6 7 8 9'

clear
barred 'no rule, no reason' conference ''

# Years are counted to the day ...
policy p 2022-01-01 <<'END'
eligibility: { conference_years: 1, conference_basis: to-the-day }
END
day=2026-10-14
barred 'to the day, the last day' conference ''
day=2026-10-15
barred 'to the day, the day after' conference "$everybody"
# ... or by the calendar ...
clear
policy p 2022-01-01 <<'END'
eligibility: { conference_years: 1, conference_basis: calendar }
END
day=2025-12-31
barred 'calendar year, the last day' conference ''
day=2026-01-01
barred 'calendar year, the day after' conference "$everybody"
policy p 2022-01-01 <<'END'
eligibility: { conference_years: 2, conference_basis: calendar }
END
day=2026-12-31
barred 'two calendar years' conference ''
# ... or from May to April.
clear
policy p 2022-01-01 <<'END'
eligibility: { conference_years: 1, conference_basis: municipal }
END
day=2026-04-30
barred 'municipal year, the last day' conference ''
day=2026-05-01
barred 'municipal year, the day after' conference "$everybody"
policy p 2022-01-01 <<'END'
eligibility: { conference_years: 3, conference_basis: municipal }
END
day=2028-04-30
barred 'three municipal years, the last day' conference ''
day=2028-05-01
barred 'three municipal years, the day after' conference "$everybody"

# New peers have time: 7, 8 and 9 were accredited in March 2022.
clear
policy p 2022-01-01 <<'END'
eligibility:
  { conference_years: 1, conference_basis: calendar, conference_grace_months: 60 }
END
barred 'grace for new peers' conference '1 2 3 4 5 6'
# A group's own policy comes before the general one, a later before an earlier.
policy q 2022-01-01 'group: lab' <<'END'
eligibility: { conference_years: 0, conference_basis: calendar }
END
barred 'a policy of Labour alone' conference '1 4 5 6'
policy r 2026-11-20 <<'END'
eligibility: { conference_years: 2, conference_basis: calendar }
END
barred 'a later general policy' conference ''
day=2026-11-19
barred 'the day before it is in force' conference '1 4 5 6'
day=2026-11-21
policy r 2026-11-01 'in_force_until: 2026-11-20' <<'END'
eligibility: { conference_years: 2, conference_basis: calendar }
END
barred 'the day after it ended' conference '1 4 5 6'

# Each other setting.
clear
barred 'mentoring training first' 'mentoring training' '1 2 3 4 5 6 7 8'
policy p 2022-01-01 <<'END'
eligibility: { mentoring_training_first: false }
END
barred 'mentoring without training' 'mentoring training' ''

clear
mkdir -p "$lay/courses"
sed 's/^expected:/needed_for: [member]\nexpected:/' \
	records/courses/cpc-training.yaml >"$lay/courses/cpc-training.yaml"
barred 'training for the role first' 'training for the role' '1 2 3 4 5 7 9'
policy p 2022-01-01 <<'END'
eligibility: { training_first: false }
END
barred 'the role without training' 'training for the role' ''

clear
policy p 2022-01-01 <<'END'
eligibility: { induction_first: true, induction_since: 2022-01-01 }
END
barred 'induction of those since' induction '7 8 9'
policy p 2022-01-01 <<'END'
eligibility: { induction_first: true }
END
barred 'induction of all' induction "$everybody"
mkdir -p "$lay/inductions"
cat >"$lay/inductions/i-00000090.yaml" <<'END'
id: i-00000090
person: p-00000007
pack: induction-pack
version: v1
started_on: 2022-04-01
items: [{ item: how-peers-work, done_on: 2022-04-20 }]
completed_on: 2022-04-20
salt: 0123456789abcdefghjkmnpw90
END
barred 'who has completed it' induction '1 2 3 4 5 6 8 9'
day=2022-04-19
barred 'the day before' induction "$everybody"

clear
policy p 2022-01-01 <<'END'
eligibility: { shadow_before_lead: true }
END
barred 'who was on no team' 'no team or shadowing before' '1 2 3 4 5 7 9'

clear
policy p 2022-01-01 <<'END'
eligibility: { profile_fresh: true }
ageing: { profile_months: 5 }
END
day=2026-11-01
barred 'profiles of five months' 'profile too old' ''
day=2026-11-02
barred 'the day after' 'profile too old' "$everybody"

clear
policy p 2022-01-01 <<'END'
limits: { assignments_a_year: 1, blocking: true }
END
barred 'one assignment a year' 'assignments used up' '6 8 9'
policy p 2022-01-01 <<'END'
limits: { days_a_year: 3, blocking: true }
END
barred 'three days a year' 'days used up' '6 8 9'
policy p 2022-01-01 <<'END'
limits: { assignments_a_year: 1, blocking: false }
END
barred 'limits that do not block' 'assignments used up' ''

clear
policy p 2022-01-01 <<'END'
accreditation: { valid_years: 4 }
END
barred 'accredited since the policy, four years ago' 'accreditation expired' \
	'7 8 9'
day=2026-02-01
barred 'not yet four years' 'accreditation expired' ''

# The latest decision says until when.
clear
mkdir -p "$lay/decisions"
sed 's/^id: .*/id: d-00000090/; s/^about: .*/about: re-accreditation/
s/^outcome: .*/outcome: confirmed/; s/^decided_on: .*/decided_on: 2026-01-12/
s/^salt: .*/valid_until: 2026-06-30\nsalt: 0123456789abcdefghjkmnpx90/' \
	records/decisions/d-00000006.yaml >"$lay/decisions/d-00000090.yaml"
day=2026-06-30
barred 'the last day of an accreditation' 'accreditation expired' ''
day=2026-07-01
barred 'the day after it' 'accreditation expired' 6

clear
policy p 2022-01-01 <<'END'
eligibility: { mandatory_first: true }
training: { mandatory: [{ course: cpc-training, role: lead }] }
END
barred 'a course that leads must have had' 'mandatory course' '1 2 3 4 5 7 9'
policy q 2023-01-01 <<'END'
training: { mandatory: [{ course: mentoring, role: mentor }] }
END
barred 'a later list instead' 'mandatory course' '1 2 3 4 5 6 7 8'
expect 'which is expected, and no other' 'mentoring' "SELECT DISTINCT course
	FROM training_expected WHERE expected = 'must' AND why LIKE 'Policy %'"
# A later list that has ended leaves the place to the one before.
policy q 2023-01-01 'in_force_until: 2023-12-31' <<'END'
training: { mandatory: [{ course: mentoring, role: mentor }] }
END
barred 'the list that holds' 'mandatory course' '1 2 3 4 5 7 9'
expect 'is the one that is expected' 'cpc-training' "SELECT DISTINCT course
	FROM training_expected WHERE expected = 'must' AND why LIKE 'Policy %'"

# What is only proposed decides nothing; the rehearsal tells what it would do.
clear
expect 'nothing proposed' 'no policy has status: proposed,,,,,' rehearse-policy
mkdir -p "$lay/policies"
cat >"$lay/policies/p.yaml" <<'END'
id: p
title: A proposal
status: proposed
group: lab
in_force_from: 2027-05-01
decided_by: Labour Group Executive
eligibility: { conference_years: 1, conference_basis: calendar }
END
barred 'a proposal decides nothing' conference ''
expect 'who would drop out' '3' "
	SELECT count(DISTINCT i.peer) FROM ineligible_plan i
	WHERE plan = 'proposed' AND reason = 'conference'"
expect 'by group and region' \
	"Conservative Group,south-east,2,0,0, Independent Group,south-east,1,0,0,\
 Independent Group,wales,1,0,0, Labour Group,north-west,2,2,0,conference 2\
 Labour Group,yorkshire-and-the-humber,1,1,0,conference 1\
 Liberal Democrat Group,south-east,1,0,0,\
 Liberal Democrat Group,yorkshire-and-the-humber,1,0,0," \
	 -p role=member rehearse-policy

echo "$passed passed, $failed failed"
[ $failed = 0 ]
