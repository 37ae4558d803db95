#!/bin/sh
# make.sh HISTORY DIR N COMMITS: a pool of N records with COMMITS commits, in
# the new folder DIR, which gets no work tree; HISTORY is the program that
# invents them.  The same each time, to the commit ids.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
history=$1 dir=$2 n=$3 commits=$4

git init -q -b main "$dir"
cd "$dir"
git config gc.auto 0
git config user.name bench
git config user.email bench@pool.example
mkdir schemas
# As history does: 32 folders of each kind, or 256.
for schema in member assignment council terms; do
	sed "s/{id:@}/{id:$([ "$n" -gt 10000 ] && echo 2 || echo 1)}/" \
		"$here/schemas/$schema.yaml" >schemas/$schema.yaml
done
echo 'name: bench' >.peerpool.yaml
git add -A
GIT_AUTHOR_DATE='1451606400 +0000' GIT_COMMITTER_DATE='1451606400 +0000' \
	git commit -qm 'schemas'
"$history" "$n" "$commits" | git fast-import --quiet
git update-ref -d refs/heads/side
git repack -adfq --depth=50
