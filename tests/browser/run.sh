#!/bin/sh
# run.sh BLOCKS PEERPOOL [--install]
#
# Makes pages of every kind and looks at them in Chromium, by check.mjs.  What
# it needs (Chromium, node, npm, the packages of package.json) is installed with
# --install, where that is allowed; without, it only fetches the packages, and
# where something is missing it says so and is skipped.
set -eu
blocks=$1 peerpool=$2 install=${3:-}
here=$(dirname "$0")

skip() {
	echo "skipped: the browser tests: $1"
	echo '0 passed, 0 failed, 1 skipped'
	[ ! "$install" ]
	exit
}

have() {
	command -v "$1" >/dev/null
}

if [ "$install" ] && have apt-get && [ "$(id -u)" = 0 ] &&
	! { have chromium && have node && have npm; }; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -y --no-install-recommends chromium nodejs npm >/dev/null
fi
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser ||
	command -v google-chrome || true)}
[ "$CHROMIUM" ] || skip 'no Chromium'
have node || skip 'no node'
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
	skip 'node is older than 20'
if ! [ "$here/node_modules" -nt "$here/package-lock.json" ]; then
	have npm || skip 'no npm'
	(cd "$here" && npm ci --ignore-scripts >/dev/null 2>&1) ||
		skip 'npm cannot fetch the packages'
	touch "$here/node_modules"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
sh "$here/pages.sh" "$blocks" "$peerpool" "$work/pages" >"$work/log" 2>&1 || {
	cat "$work/log"
	echo '0 passed, 1 failed'
	exit 1
}
CHROMIUM=$CHROMIUM node "$here/check.mjs" "$work/pages"
