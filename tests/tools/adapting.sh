#!/bin/sh
# adapting.sh PEERPOOL: does changing a file change the answer, and nothing else
# need be done?  What docs/adapting.md shows: a limit, a clock, who may be sent, a
# group's way in, a report; the same program throughout.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp -R schemas records .peerpool.yaml "$tmp"
here=$PWD
cd "$tmp"
export PEERPOOL_TODAY=2026-11-21
program=$(cksum <"$peerpool")
passed=0 failed=0

# ask SQL: one number
ask() { "$peerpool" query --format csv "$1" | tr -d '\r' | sed 1d; }

# rules RULE: how many findings of it
rules() { ask "SELECT count(*) FROM finding WHERE rule = '$1'"; }

# tell WHAT CONDITION...: test CONDITION holds
tell() {
	what=$1; shift
	if [ "$@" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "adapting: $what: $*"
	fi
}

# sound: no error among the records, save of the rules named.
sound() {
	tell "errors after $1" 0 = "$(ask "SELECT count(*) FROM finding
		WHERE severity = 'error' AND rule NOT IN ('${2:-}')")"
}

# policy ID SECTION KEY VALUE [GROUP]
policy() {
	{
		printf 'id: %s\ntitle: Policy %s\n' "$1" "$1"
		[ -z "${5:-}" ] || echo "group: $5"
		printf 'in_force_from: 2026-01-01\ndecided_by: Lead Members\n'
		printf 'decided_on: 2025-12-10\nbecause: To see what happens.\n'
		printf '%s: { %s: %s }\n' "$2" "$3" "$4"
	} >"records/policies/$1.yaml"
}

# A limit, for one group: more of its peers are over it, and none of another's.
over="SELECT count(*) FROM peer_balance WHERE state = 'over' AND year = 2026"
lab=$(ask "$over AND \"group\" = 'lab'") con=$(ask "$over AND \"group\" = 'con'")
policy try-limit limits days_a_year 4 lab
tell 'a limit: more of the group are over it' \
	"$(ask "$over AND \"group\" = 'lab'")" -gt "$lab"
tell 'a limit: of another group, no more' \
	"$(ask "$over AND \"group\" = 'con'")" = "$con"
sound 'a limit' over-limit-blocked
tell 'a limit that blocks: errors' "$(rules over-limit-blocked)" -gt 0
rm records/policies/try-limit.yaml
policy try-warn limits blocking false
policy try-limit limits days_a_year 4 lab
tell 'a limit that warns: warnings' "$(rules over-limit)" -gt "$lab"
tell 'a limit that warns: no errors' "$(rules over-limit-blocked)" = 0
rm records/policies/try-limit.yaml records/policies/try-warn.yaml

# A clock: more answers are late, but none to what was asked before.
late="SELECT count(*) FROM request_clock WHERE days_late > 0 AND asked_on"
now=$(ask "$late >= '2026-01-01'") before=$(ask "$late < '2026-01-01'")
policy try-clock clocks request_working_days 2
tell 'a clock: more is late' "$(ask "$late >= '2026-01-01'")" -gt "$now"
tell 'a clock: what was in time stays so' \
	"$(ask "$late < '2026-01-01'")" = "$before"
sound 'a clock'
rm records/policies/try-clock.yaml

# Who may be sent: a rule tightened, and one that was not there.
no="SELECT count(DISTINCT peer) FROM ineligible WHERE reason ="
was=$(ask "$no 'conference'")
policy try-conference eligibility conference_years \
	'2, conference_basis: to-the-day'
tell 'a conference every other year: more may not be sent' \
	"$(ask "$no 'conference'")" -gt "$was"
rm records/policies/try-conference.yaml
tell 'and as it was again' "$(ask "$no 'conference'")" = "$was"
sed -i "s/^any_role AS (/&\\
	SELECT w.plan, w.peer, w.person, 'welsh' AS reason, NULL AS detail\\
	FROM who w JOIN peer p ON p.id = w.peer WHERE p.region = 'wales'\\
	UNION ALL/" schemas/views/50-ineligible-plan.sql
tell 'a reason of our own' "$(ask "$no 'welsh'")" = \
	"$(ask "SELECT count(*) FROM peer_now WHERE region = 'wales'")"
sound 'a reason of our own'
cp "$here/schemas/views/50-ineligible-plan.sql" schemas/views

# A way in: a gate from June on is asked of decisions since, and of no other.
gates=$(rules gate-missing)
decided=$(ask "SELECT count(*) FROM decision WHERE \"group\" = 'lab'
	AND about = 'accreditation' AND outcome = 'accredited'
	AND application IS NOT NULL AND decided_on >= '2026-06-01'")
sed 's/^id: .*/id: lab-2026/; s/^title: .*/title: Labour way in of 2026/
	s/^in_force_from: .*/in_force_from: 2026-06-01/
	/^  - step: decision/i\
  - step: interview\
    title: Interview by two lead peers\
    done_by: [regional-lead-peer, national-lead-peer]\
    gate: true\
    evidence: The day of the interview.' \
	records/processes/lab-2012.yaml >records/processes/lab-2026.yaml
sed -i '/^in_force_from/a in_force_until: 2026-05-31' \
	records/processes/lab-2012.yaml
tell 'a gate: asked of whoever was accredited since' \
	$(($(rules gate-missing) - gates)) = "$decided"
tell 'there is somebody to show it on' "$decided" -gt 0
sed -i '/step: interview/,/evidence/{/gate:/d}' records/processes/lab-2026.yaml
sed -i '/step: interview/a\    optional: true' records/processes/lab-2026.yaml
tell 'a step that is no gate: asked of nobody' "$(rules gate-missing)" = "$gates"

# A report.
"$peerpool" report --format markdown glance >"$tmp/was"
sed -i 's/^title: .*/title: Our pool in figures/' records/reports/glance.md
"$peerpool" report --format markdown glance >"$tmp/is"
tell 'a report has another title' \
	"$(grep -c '^# Our pool in figures' "$tmp/is")" = 1
tell 'and says the same' "$(grep -v '^# ' "$tmp/was" | cksum)" = \
	"$(grep -v '^# ' "$tmp/is" | cksum)"

tell 'it is the same program' "$program" = "$(cksum <"$peerpool")"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
