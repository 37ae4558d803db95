#!/bin/sh
# Make the sample pool as a repository of its own, with five years of commits.
#
#   history.sh BUILD DIRECTORY [DAYS]
#
# BUILD/sample is the sample's maker, DIRECTORY must not be there yet, and DAYS
# is how many days lie between two snapshots: 7 if not said. Run from the root.
set -eu

build=$1 dir=$2 days=${3:-7}

[ ! -e "$dir" ] || {
	echo "$dir is there already" >&2
	exit 1
}
stream=$(mktemp)
trap 'rm -f "$stream"' EXIT

# What is not made by the maker was there from the start.
made=$(ls "$build/records")
find .peerpool.yaml schemas records -type f ! -name '.*.sw?' |
	awk -v made="$made" '
		BEGIN {
			n = split(made, list, "\n")
			for (i = 1; i <= n; i++)
				is_made[list[i]] = 1
		}
		{ split($0, part, "/") }
		part[1] != "records" || !(part[2] in is_made)
	' | LC_ALL=C sort |
	"$build/sample" --history "$days" records/councils >"$stream"
git init -q -b main "$dir"
git -C "$dir" fast-import --quiet --done <"$stream"
git -C "$dir" reset -q --hard
