#!/bin/sh
# pages.sh BLOCKS PEERPOOL DIR
#
# Makes the pages that the browser tests look at.
set -eu
blocks=$1 peerpool=$2 dir=$3
mkdir -p "$dir"
"$blocks" "$dir/blocks.html"
