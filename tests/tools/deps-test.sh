#!/bin/sh
# Does deps.sh see what is missing, and install or name just that?  With
# stand-ins for dpkg-query, id, sudo and apt-get.
set -eu
cd "$(dirname "$0")"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/bin"
passed=0 failed=0

# program NAME TEXT
program() {
	printf '#!/bin/sh\n%s\n' "$2" >"$dir/bin/$1"
	chmod +x "$dir/bin/$1"
}

# expect NAME EXIT PATTERN: deps.sh with the programs made so far; what it says
# and what apt-get was told must match PATTERN; empty: nothing.
expect() {
	rc=0
	: >"$dir/apt"
	PATH="$dir/bin:$PATH" APT="$dir/apt" sh ./deps.sh >"$dir/out" 2>&1 ||
		rc=$?
	cat "$dir/apt" >>"$dir/out"
	if [ $rc = "$2" ] &&
	   { { [ -z "$3" ] && [ ! -s "$dir/out" ]; } ||
	     { [ "$3" ] && grep -q -- "$3" "$dir/out"; }; }; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "deps-test: $1: exit $rc"
		cat "$dir/out"
	fi
}

program apt-get 'echo "apt-get $*" >>"$APT"'
program dpkg-query 'echo installed'
program id 'echo 0'
expect 'all is there' 0 ''

program dpkg-query 'case $* in *libyaml-dev*) exit 1 ;; esac; echo installed'
expect 'root installs' 0 \
	'^apt-get install -y --no-install-recommends libyaml-dev$'

program id 'echo 1000'
program sudo 'exit 1'
expect 'no one may: the command is named' 1 \
	'^    sudo apt-get install -y --no-install-recommends libyaml-dev$'

program sudo 'shift $([ "$1" = -n ] && echo 1 || echo 0); exec "$@"'
expect 'sudo without a password' 0 '^apt-get install .* libyaml-dev$'

program apt-get 'exit 100'
expect 'apt-get fails' 100 'installing libyaml-dev'

program dpkg-query 'echo config-files'
expect 'removed, but for its settings' 100 'installing gcc .* libcmocka-dev'

echo "$passed passed, $failed failed"
[ $failed = 0 ]
