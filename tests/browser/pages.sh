#!/bin/sh
# pages.sh BLOCKS PEERPOOL DIR
#
# Makes the pages that the browser tests look at: blocks of every form, beyond
# what anybody would write; a pool's site, for those who may read all of it and
# for those who may not; and a report alone.
set -eu
blocks=$1 peerpool=$(realpath "$2") dir=$(realpath -m "$3")
here=$(dirname "$0")
export PEERPOOL_TODAY=2026-12-01
export GIT_CONFIG_NOSYSTEM=1 HOME="$dir.home"
mkdir -p "$dir" "$HOME" "$dir.pool"
"$blocks" "$dir/blocks.html"
cp -R "$here/pool/." "$dir.pool"
cd "$dir.pool"
git init -q
git add -A
git -c user.name='Ada Example' -c user.email=ada@example.org commit -q -m Start
sed -i 's/1200/1300/; s/Cellar/Vault/' records/halls/old-mill.yaml
git -c user.name='Ada Example' -c user.email=ada@example.org \
	commit -q -a -m 'More seats, and a better name for the cellar'
# One of its reports has faults, which the page shows.
rc=0
"$peerpool" site -o "$dir/site" || rc=$?
[ $rc = 1 ]
"$peerpool" site --for public -o "$dir/public" || [ $? = 1 ]
"$peerpool" report forms -o "$dir/report.html"
