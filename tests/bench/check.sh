#!/bin/sh
# check.sh BUILD
#
# Measures `peerpool check` beside its peers, on the same files: the Markdown
# section goes to standard output.  BUILD holds the program and its helpers
# (BUILD/bench).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
npm=$bench/npm

# --- which peers are there ---------------------------------------------------

have_node= have_python= sourcemeta=
missing=

find_peers() {
	if command -v npm >/dev/null && command -v node >/dev/null; then
		mkdir -p "$npm"
		if ! cmp -s "$here/package.json" "$npm/package.json" ||
		   [ ! -d "$npm/node_modules/ajv" ]; then
			say 'installing the npm peers'
			cp "$here/package.json" "$npm/package.json"
			(cd "$npm" && npm install --no-audit --no-fund --silent >&2) ||
				rm -f "$npm/package.json"
		fi
	fi
	[ ! -d "$npm/node_modules/ajv" ] || have_node=yes
	# The native program itself, without the wrapper in JavaScript.
	case $(uname -sm) in
	'Linux x86_64') sourcemeta=linux-x86_64 ;;
	'Linux aarch64') sourcemeta=linux-arm64 ;;
	'Darwin arm64') sourcemeta=darwin-arm64 ;;
	*) sourcemeta=none ;;
	esac
	sourcemeta=$npm/node_modules/@sourcemeta/jsonschema/build/github-releases/jsonschema-$sourcemeta
	[ -x "$sourcemeta" ] || sourcemeta=
	python=/usr/bin/python3
	"$python" -c 'import jsonschema, yaml; yaml.CSafeLoader' 2>/dev/null &&
		have_python=yes

	[ "$have_node" ] || missing="$missing ajv (npm install failed, or no node);"
	[ "$sourcemeta" ] || missing="$missing @sourcemeta/jsonschema (npm);"
	[ "$have_python" ] ||
		missing="$missing python3-jsonschema, python3-yaml (Debian);"
	[ -z "$missing" ] || say "not there, left out:$missing"
}

# --- measuring ---------------------------------------------------------------

state() { rm -rf .git/peerpool; }

# Ten records change: a comment more in each, at the top.
edit() {
	for file in $(awk -v n="$n" -v r="$round" \
			'NR % int(n / 10) == r % int(n / 10)' list); do
		{ echo "# round $round"; cat "$file"; } >"$dir/edited"
		cat "$dir/edited" >"$file"
	done
}

round_of_all() {
	state
	measure cold "$peerpool" check
	measure warm "$peerpool" check
	measure git git status -uno
	edit
	measure edits "$peerpool" check
	git status -uno >/dev/null
	measure events "$bench/events" list
	measure read "$bench/events" -r list
	[ -z "$sourcemeta" ] ||
		measure sourcemeta "$sourcemeta" validate -F "$schema" records
}

# These take long, and need no state: fewer rounds.
round_of_slow() {
	if [ "$have_node" ]; then
		measure ajv-js-yaml node "$here/ajv.mjs" "$npm/node_modules" \
			js-yaml "$schema" list
		measure ajv-yaml node "$here/ajv.mjs" "$npm/node_modules" \
			yaml "$schema" list
	fi
	[ -z "$have_python" ] ||
		measure python "$python" "$here/pyjsonschema.py" "$schema" list
}

# One file, whole process: what an editor or a hook waits for.
round_of_one() {
	one=$(head -n 1 list)
	measure one "$peerpool" check --schema "$schema" "$one"
	measure one-events "$bench/events" one
	[ -z "$sourcemeta" ] ||
		measure one-sourcemeta "$sourcemeta" validate -F "$schema" "$one"
	[ "$have_node" ] || return 0
	measure one-ajv-js-yaml node "$here/ajv.mjs" "$npm/node_modules" \
		js-yaml "$schema" one
}

make_pool() {
	say "$n records: making them"
	"$bench/generate" "$dir/pool" "$n"
	cd "$dir/pool"
	mkdir schemas
	schema=schemas/member.yaml
	# As generate does: 32 folders, or 1024.
	sed "s/{id:@}/{id:$([ "$n" -gt 10000 ] && echo 2 || echo 1)}/" \
		"$here/member.yaml" >"$schema"
	echo 'name: bench' >.peerpool.yaml
	git init -q
	git config user.name bench
	git config user.email bench@example.org
	git config gc.auto 0
	find records -type f -name '*.yaml' | LC_ALL=C sort >list
	head -n 1 list >one
	git add -A
	git commit -qm 'records'
	sleep 1.1	# so that no file is as young as the index
	git status >/dev/null
	set_rounds 9 5 3
	bytes=$(cat $(head -n 1000 list) | wc -c)
	bytes=$((bytes / $(head -n 1000 list | wc -l)))
}

measure_pool() {
	round=0
	while [ $round -lt "$rounds" ]; do
		round=$((round + 1))
		say "$n records: round $round of $rounds"
		round_of_all
		[ $n -gt 10000 ] && [ $round -gt 1 ] || round_of_slow
	done
	[ "$n" = "${sizes%% *}" ] || return 0
	for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do
		round_of_one
	done
}

find_peers
for n in $sizes; do
	make_pool
	measure_pool
	cd /
	rm -rf "$dir/pool"
done

# --- the report --------------------------------------------------------------

versions() {
	"$peerpool" --version
	git --version
	[ -z "$sourcemeta" ] || echo "@sourcemeta/jsonschema $("$sourcemeta" version)"
	if [ "$have_node" ]; then
		echo "node $(node --version)"
		sed -n 's/^    "\(ajv\|yaml\|js-yaml\)": "\(.*\)".*/\1 \2/p' \
			"$here/package.json"
	fi
	[ -z "$have_python" ] || "$python" -c 'import sys
from importlib.metadata import version
print("Python", sys.version.split()[0])
print("python3-jsonschema", version("jsonschema"))
print("PyYAML", version("PyYAML"))'
}

cat "$here/check.md"
awk -v sizes="$sizes" -f "$here/report.awk" -f "$here/check.awk" "$rows"
measured_on
