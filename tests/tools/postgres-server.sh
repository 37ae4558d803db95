# To be read by other scripts: a PostgreSQL of their own, with a socket in
# $dir/server, a user called tester, and no password; $bin holds its programs,
# and is empty where there are none.  $dir and the server are gone in the end.
bin=
for d in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t / -k 5n) ''; do
	if [ -x "${d:-/usr/bin}/initdb" ] && [ -x "${d:-/usr/bin}/psql" ]; then
		bin=${d:-/usr/bin}
	fi
done
dir=$(mktemp -d "${TMPDIR:-/tmp}/peerpool-pg.XXXXXX")
chmod 711 "$dir"
server() {
	if [ "$(id -u)" = 0 ]; then
		# The server refuses to be root.
		setpriv --reuid=nobody --regid=nogroup --clear-groups \
			env -i PATH="$bin:/usr/bin:/bin" LC_ALL=C.UTF-8 "$@"
	else
		env -i PATH="$bin:/usr/bin:/bin" LC_ALL=C.UTF-8 "$@"
	fi
}
clean_up() {
	[ -z "$bin" ] || server pg_ctl -D "$dir/server/data" -m immediate \
		stop >/dev/null 2>&1 || :
	wait
	rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 1' HUP INT PIPE TERM
if [ "$bin" ]; then
	mkdir "$dir/server"
	[ "$(id -u)" != 0 ] || chown nobody "$dir/server"
	server initdb -D "$dir/server/data" -U tester -A trust -E UTF8 -N \
		>"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
	server pg_ctl -D "$dir/server/data" -w -l "$dir/server/log" \
		-o "-c listen_addresses= -k $dir/server -c fsync=off" start \
		>"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
fi
