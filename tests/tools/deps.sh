#!/bin/sh
# deps.sh: install the Debian packages that the build and the tests need and
# that are missing.  Fast, and silent, when all are there.
set -eu

packages='gcc libc6-dev make git libyaml-dev libpcre2-dev libidn2-dev
libgit2-dev zlib1g-dev libsqlite3-dev libcmark-dev libmicrohttpd-dev
libcmocka-dev tzdata'

# On other systems: can a program with all the libraries be built?
if ! command -v dpkg-query >/dev/null; then
	probe=$(mktemp)
	trap 'rm -f "$probe"' EXIT
	printf '#include <%s>\n' yaml.h idn2.h git2.h zlib.h sqlite3.h \
		cmark.h microhttpd.h >"$probe"
	printf '#define PCRE2_CODE_UNIT_WIDTH 8\n#include <pcre2.h>\n' >>"$probe"
	printf '#include <%s>\n' stdarg.h stddef.h setjmp.h stdint.h \
		cmocka.h >>"$probe"
	${CC:-cc} ${CPPFLAGS:-} -fsyntax-only -x c "$probe" && exit
	echo "deps: a C compiler, or one of these libraries with its headers," \
		"is missing: libyaml, PCRE2, libidn2, libgit2, zlib, SQLite," \
		"cmark, libmicrohttpd, cmocka" >&2
	exit 1
fi

missing=
for package in $packages; do
	case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
	installed) ;;
	*) missing="$missing $package" ;;
	esac
done
[ "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
	as=
elif sudo -n true 2>/dev/null; then
	as=sudo
else
	echo "deps: packages are missing; install them with" >&2
	echo "    sudo $install" >&2
	exit 1
fi
echo "deps: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -qq
$as $install >/dev/null
