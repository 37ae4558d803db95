#!/bin/sh
# sign-in.sh PEERPOOL: do sign-in sheets of all four groups go into the register by
# the one map, docs/examples/sign-in.yaml?  Names and the event are the sample's.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
map=$PWD/docs/examples/sign-in.yaml
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
cp -R .peerpool.yaml records schemas "$tmp"
cd "$tmp"
export PEERPOOL_TODAY=2026-11-23

# expect WHAT PATTERN: does a line of what was said match?
expect() {
	if grep -q "$2" said; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "sign-in: $1: no line '$2' in"
		sed 's/^/    /' said
	fi
}

ask() {
	"$peerpool" query --format csv "$1" | sed 1d | tr -d '\r"'
}

take() {
	"$peerpool" import --no-commit -y --map "$map" sheet.csv >said 2>&1 || :
}

# The last day of training for peer challenges, and of each group a peer who was
# not booked on it: three came, one of them for a part, and one did not.
event=$(ask "SELECT e.id FROM event e JOIN clock c
	WHERE e.course = 'cpc-member-training' AND e.ends_on <= c.today
	ORDER BY e.starts_on DESC LIMIT 1")
day=$(echo "$event" | cut -c1-10)
echo 'Date,Course,Name,Group,Came,Did not come' >sheet.csv
for group in con ind lab ld; do
	name=$(ask "SELECT name FROM peer_now WHERE \"group\" = '$group'
		AND person NOT IN (SELECT person FROM attendance
		                   WHERE event = '$event')
		ORDER BY name LIMIT 1")
	case $group in
	con) came='yes,' ;;
	ind) came='left early,' ;;
	lab) came=',apologies' ;;
	ld) came='x,' ;;
	esac
	echo "${day#????-??-}/$(echo "$day" | cut -c6-7)/${day%%-*},CPC training,Cllr $name,$group,$came"
done >>sheet.csv

take
expect 'four groups, one map' '^4 new (4 attendance), 0 changed'
[ "$(ask "SELECT count(*) FROM register WHERE event = '$event'
	AND recorded_on = '2026-11-23' AND source = 'sign-in-sheet'")" = 4 ] ||
	{ failed=$((failed + 1)); echo 'sign-in: four are not in the register'; }
ask "SELECT \"group\", outcome FROM register WHERE event = '$event'
	AND recorded_on = '2026-11-23' ORDER BY 1" | tr '\n' ' ' >said
expect 'what came of each' '^con,attended ind,part lab,apologies ld,attended $'
take
expect 'the same sheet again' '^0 new, 0 changed, 4 unchanged'

# Somebody who is not known, an event that there is not.
sed -i '2s/Cllr \([A-Za-z]*\) /Cllr \1x /' sheet.csv
sed -i '3s/CPC training/Knitting/' sheet.csv
sed -i '5s/,x,/,perhaps,/' sheet.csv
take
expect 'a name that is misspelt' "'Name': no person has that name; found"
expect 'a course that there is not' 'Knitting'
expect 'a word that says nothing' 'perhaps'
expect 'nothing is written' '^nothing was written'
"$peerpool" check >said 2>&1 || :
expect 'the pool is sound' 'no errors'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
