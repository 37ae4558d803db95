#!/bin/sh
# exchange.sh PEERPOOL: what is exported and imported again changes no byte, nor
# does it where a spreadsheet has saved it in between.
#
# On the sample, and on a pool with a value of every sort.  LibreOffice is used
# where it is there.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-exchange.XXXXXX")
trap 'rm -rf "$dir"' EXIT
HOME=$dir GIT_CONFIG_NOSYSTEM=1 PEERPOOL_TODAY=2026-12-01 TZ=UTC
export HOME GIT_CONFIG_NOSYSTEM PEERPOOL_TODAY TZ
mkdir "$dir/sample" "$dir/odd"
cp -r "$here/../../.peerpool.yaml" "$here/../../records" \
	"$here/../../schemas" "$dir/sample/"
cp -r "$here/../pools/odd/." "$dir/odd/"

passed=0 failed=0 skipped=0

# unchanged WHAT KIND FILE: importing it changes nothing.
unchanged() {
	if "$peerpool" import --yes "$2" "$3" >"$dir/said" 2>&1 &&
			[ -z "$(git status --porcelain)" ] &&
			[ "$(git rev-parse HEAD)" = "$head" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "$1: importing $2 is not without effect"
	head -n 20 "$dir/said"
	git status --short | head -n 5
	git diff | head -n 20
	git reset -q --hard "$head"
	git clean -fdq
}

# through_office FOLDER: its sheets saved by a spreadsheet, in $dir/back.
form='Text - txt - csv (StarCalc):44,34,76,1'
through_office() {
	rm -rf "$dir/xlsx" "$dir/back"
	soffice --headless "-env:UserInstallation=file://$dir/office" \
		"--infilter=$form" --convert-to xlsx --outdir "$dir/xlsx" \
		"$1"/*.csv >/dev/null 2>&1 &&
	soffice --headless "-env:UserInstallation=file://$dir/office" \
		--convert-to "csv:$form" --outdir "$dir/back" \
		"$dir/xlsx"/*.xlsx >/dev/null 2>&1
}

for pool in sample odd; do
	cd "$dir/$pool"
	git init -q -b main .
	git config user.name 'Ada Example'
	git config user.email ada@example.invalid
	git add -A
	git commit -qm 'The pool as it is'
	head=$(git rev-parse HEAD)
	"$peerpool" export --format csv -o "$dir/$pool.csv" 2>/dev/null
	"$peerpool" export --format csv --raw -o "$dir/$pool.raw" 2>/dev/null
	mkdir "$dir/$pool.edit"
	for file in "$dir/$pool.csv"/*.csv; do
		kind=$(basename "$file" .csv)
		edit=$dir/$pool.edit/$kind.csv
		"$peerpool" export --edit "$kind" -o "$edit" 2>/dev/null
		unchanged "$pool, csv" "$kind" "$file"
		unchanged "$pool, csv --raw" "$kind" "$dir/$pool.raw/$kind.csv"
		unchanged "$pool, --edit" "$kind" "$edit"
	done
	if ! command -v soffice >/dev/null; then
		skipped=$((skipped + 1))
		continue
	fi
	through_office "$dir/$pool.edit" || :
	for file in "$dir/$pool.edit"/*.csv; do
		kind=$(basename "$file" .csv)
		if [ -e "$dir/back/$kind.csv" ]; then
			unchanged "$pool, saved by LibreOffice" "$kind" \
				"$dir/back/$kind.csv"
		else
			echo "$pool, $kind: LibreOffice fails"
			failed=$((failed + 1))
		fi
	done
done
[ "$skipped" = 0 ] || echo 'skipped: sheets saved by LibreOffice: no soffice'
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
