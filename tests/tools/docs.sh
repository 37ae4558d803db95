#!/bin/sh
# docs.sh PROGRAM FILE.md...
#
# Runs the examples of the documents, each beginning afresh.  In a block
#
#     ```console
#     $ peerpool find aldridge
#     r-4n8d2k7x  ...
#     ```
#
# each line that begins with "$ " is run by sh, in a copy of the project whose
# records and schemas are as they are here, `peerpool` being PROGRAM; the lines
# below it must be what it prints (standard output and standard error), where
# "..." alone on a line stands for any number of lines and ... within a line for
# anything there; a carriage return before the end of a line, as CSV has
# it, is passed over.  "$ cd FOLDER" goes there until the document ends.  A block
# that begins with "```yaml FILE" or "```sql FILE" becomes that file; so does one
# of four backticks, "````markdown FILE", which may hold others.  Other
# blocks are not run.  A row of a table that ends in "| `SELECT ...` |" is asked of
# `peerpool query`, and must be answered.
#
# No output ages: today is always the same day, the records are of some days
# before, and what an example commits is of today.
set -eu

program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1"); shift
here=$PWD
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/bin" "$dir/peerpool" "$dir/home"
ln -s "$program" "$dir/bin/peerpool"
ln -s "$program" "$dir/bin/git-peerpool"
cp -R .peerpool.yaml records schemas "$dir/peerpool/"
export HOME="$dir/home" PATH="$dir/bin:$PATH" NO_COLOR=1 LC_ALL=C.UTF-8
export GIT_CONFIG_NOSYSTEM=1 PAGER=cat TZ=UTC PEERPOOL_TODAY=2026-12-01
export GIT_AUTHOR_NAME='A Reader' GIT_AUTHOR_EMAIL=reader@example.org
export GIT_COMMITTER_NAME='A Reader' GIT_COMMITTER_EMAIL=reader@example.org
export GIT_AUTHOR_DATE=2026-11-21T09:00:00Z
export GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
unset CI GITHUB_ACTIONS GITLAB_CI MAKEFLAGS MAKELEVEL \
	COLUMNS LINES 2>/dev/null || true
cd "$dir/peerpool"
git init -q -b main
git config gc.auto 0
git add -A
git commit -qm 'The records as shipped'
git tag shipped
GIT_AUTHOR_DATE=${PEERPOOL_TODAY}T09:00:00Z
GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE

# Does the output FILE have the form of WANTED?
matches() {
	awk -v wanted="$1" '
	function fits(w, g, at) {
		while ((at = index(w, "...")) > 0) {
			if (substr(w, 1, at - 1) != substr(g, 1, at - 1))
				return 0
			w = substr(w, at + 3)
			g = substr(g, at)
			if (w == "")
				return 1
			at = index(w, "...")
			at = at ? substr(w, 1, at - 1) : w
			if (!index(g, at))
				return 0
			g = substr(g, index(g, at))
		}
		return w == g
	}
	# Do the wanted lines from i fit the lines got from j?
	function all(i, j) {
		for (; i <= m; i++) {
			if (want[i] == "...") {
				for (; j <= n + 1; j++)
					if (all(i + 1, j))
						return 1
				return 0
			}
			if (j > n || !fits(want[i], got[j]))
				return 0
			j++
		}
		return j > n
	}
	BEGIN { while ((getline line < wanted) > 0) want[++m] = line }
	{ got[++n] = $0 }
	END { exit !all(1, 1) }' "$2"
}

passed=0 failed=0
ask() {
	if sh -c 'peerpool query "$1"' ask "$1" >"$dir/got" 2>&1 </dev/null
	then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$document:$number: $1"
		cat "$dir/got"
	fi
}

run() {
	case $command in
	'cd '[!\ ]*) case ${command#cd } in
		*' '*) ;;
		*) cd "${command#cd }"; return ;;
		esac ;;
	esac
	sh -c "$command" >"$dir/all" 2>&1 </dev/null || true
	sed 's/\r$//' "$dir/all" >"$dir/got"
	if matches "$dir/wanted" "$dir/got"; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "$document:$line: \$ $command"
	diff -u "$dir/wanted" "$dir/got" | sed 1,2d
}

for document; do
	cd "$dir/peerpool"
	git reset -q --hard shipped
	git clean -fdq
	command= inside= number=0
	while IFS= read -r text || [ "$text" ]; do
		number=$((number + 1))
		case $inside:$text in
		':| '*'| `SELECT '*'` |')
			text=${text##*'| `'}
			ask "${text%'` |'}"
			continue ;;
		':```yaml '* | ':```sql '*)
			inside=file file=${text#* }
			: >"$file"
			continue ;;
		':````markdown '*)
			inside=paper file=${text#* }
			: >"$file"
			continue ;;
		'paper:````') inside= ;;
		paper:*) printf '%s\n' "${text}" >>"$file" ;;
		'file:```') inside= ;;
		file:*) printf '%s\n' "$text" >>"$file" ;;
		':```console') inside=yes command=; continue ;;
		'yes:```')
			[ -z "$command" ] || run
			inside= ;;
		'yes:$ '*)
			[ -z "$command" ] || run
			command=${text#??} line=$number
			: >"$dir/wanted" ;;
		yes:*) printf '%s\n' "$text" >>"$dir/wanted" ;;
		esac
	done <"$here/$document"
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
