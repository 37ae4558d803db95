#!/bin/sh
# processes.sh PEERPOOL: does each group's way in hold where it should, and break
# where it should?  For each version of each, tests/processes/VERSION has three
# applications, which are laid over tests/rules/base:
#
#   complete  every step of the version, and the person is accredited: nothing is
#             found, and of no step does the records' evidence lack anything
#   refused   every step, and a refusal: nothing is found, and nobody comes in
#   broken    is found by the rules that tests/processes/VERSION/expect names
#
# And the sample has complete and refused ones of the versions in force.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
root=$PWD
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
day=2026-11-21

mkdir "$tmp/pool"
cp -R schemas tests/rules/base/records "$tmp/pool"
for kind in groups processes calendars; do
	cp -R "records/$kind" "$tmp/pool/records"
done
printf 'name: processes\n' >"$tmp/pool/.peerpool.yaml"
cd "$tmp/pool"

# expect WHAT WANTED FOUND
expect() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'processes: %s\n  wanted: %s\n  found:  %s\n' "$1" "$2" "$3"
	fi
}

# rules DIRECTORY: the rules that find something, each once.
rules() {
	"$peerpool" check --date $day --overlay "$1" 2>&1 |
		sed -n 's/.*: \(warning\|error\): .* \[\([a-z0-9-]*\)\]$/\2/p' |
		LC_ALL=C sort -u | tr '\n' ' '
}

# ask [OPTION]... SQL: the one line of the answer.
ask() {
	"$peerpool" query --date $day --format csv "$@" | sed 1d | tr -d '\r'
}

for version in con-2012 con-2023 ind-2012 lab-2012 ld-2012; do
	set_of=$root/tests/processes/$version
	expect "$version complete" '' "$(rules "$set_of/complete")"
	expect "$version complete, its steps" "evidenced,$version" \
		"$(ask --overlay "$set_of/complete" "
		SELECT DISTINCT state, process FROM conformance_step
		WHERE application = 'n-00000090'")"
	expect "$version refused" '' "$(rules "$set_of/refused")"
	expect "$version refused, comes in" 0 \
		"$(ask --overlay "$set_of/refused" "
		SELECT count(*) FROM accreditation
		WHERE person = 'p-00000012'")"
	broken=$(rules "$set_of/broken")
	expect "$version broken" "$(tr '\n' ' ' <"$set_of/expect")" "$broken"
	echo "$version: complete, refused, broken (${broken% })"
done

cd "$root"
for version in con-2023 ind-2012 lab-2012 ld-2012; do
	expect "$version in the sample" yes,yes "$(ask "
		SELECT iif(sum(outcome = 'accredited') > 0, 'yes', 'no'),
		       iif(sum(outcome = 'refused') > 0, 'yes', 'no')
		FROM application_process
		WHERE process = '$version'")"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
