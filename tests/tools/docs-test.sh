#!/bin/sh
# Does docs.sh run the examples of a document, and see when one is wrong?
set -eu
cd "$(dirname "$0")"
docs=$PWD/docs.sh
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir records schemas
touch .peerpool.yaml records/a.yaml schemas/a.yaml
printf '#!/bin/sh\nprintf "%%s\\n" one two three "four $*"\ncase $* in *wrong*) exit 1 ;; esac\n' >program
chmod +x program
passed=0 failed=0

# expect LAST-LINE: the document is on standard input.
expect() {
	{ echo '```console'; cat; echo '```'; } >document.md
	sh "$docs" program document.md >out 2>&1 || true
	if [ "$(tail -n 1 out)" = "$1" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "docs-test: wanted '$1':"
		cat out
	fi
}

expect '1 passed, 0 failed' <<'END'
$ peerpool x
one
two
three
four x
END
expect '2 passed, 0 failed' <<'END'
$ peerpool x
one
...
four x
$ peerpool yy | tail -n 1
four...
END
expect '3 passed, 0 failed' <<'END'
$ echo 9755 records, 1 error, 75 warnings
... records, 1 error, ...
$ echo 9755 records, 1 error, 75 warnings
9... records, ... error, ... warnings
$ echo a b a c
...a c
END
expect '0 passed, 2 failed' <<'END'
$ echo 9755 records, 2 errors
... records, 1 error...
$ echo 12 records here
... records
END
expect '0 passed, 1 failed' <<'END'
$ peerpool x
one
two
END
expect '0 passed, 1 failed' <<'END'
$ peerpool x
one
...
three
END
expect '1 passed, 0 failed' <<'END'
$ cd records
$ ls
a.yaml
END
expect '1 passed, 1 failed' <<'END'
$ ls records
a.yaml
$ true
something
END

{
	printf '%s\n' '```yaml some.yaml' 'two: lines' 'of: it' '```'
	printf '%s\n' '```console' '$ cat some.yaml' 'two: lines' 'of: it' '```'
} >document.md
sh "$docs" program document.md >out 2>&1 || true
if [ "$(cat out)" = '1 passed, 0 failed' ]; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
	echo "docs-test: a block that is a file"
	cat out
fi

printf '%s\n' '| What? | `SELECT right` |' '| Who? | `SELECT wrong` |' >document.md
sh "$docs" program document.md >out 2>&1 || true
if [ "$(tail -n 1 out)" = '1 passed, 1 failed' ]; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
	echo "docs-test: queries in a table"
	cat out
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ]
