#!/bin/sh
# embed.sh FILE NAME >HEADER
#
# A C header that holds FILE's text, without its comments and indentation, as
# pp_NAME, and its SHA-256 in base64, as a Content-Security-Policy has it.
set -eu
text=$(mktemp)
trap 'rm -f "$text"' EXIT
sed 's/^[	 ]*//; /^\/\*.*\*\/$/d; /^\/\*/,/\*\/$/d; /^$/d' "$1" >"$text"
[ -s "$text" ]
upper=$(echo "$2" | tr a-z A-Z)
sha256sum <"$text" | awk -v name="$upper" '
# Three digits of 4 bits are two letters of 6.
{
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" \
		"0123456789+/"
	hex = $1 "00"
	for (i = 1; i <= 66; i += 3) {
		n = 0
		for (j = i; j < i + 3; j++)
			n = n * 16 + index("0123456789abcdef", \
				substr(hex, j, 1)) - 1
		base = base substr(letters, int(n / 64) + 1, 1) \
			substr(letters, n % 64 + 1, 1)
	}
	printf "#define PP_%s_SHA256 \"%s=\"\n", name, substr(base, 1, 43)
}'
printf 'static const char pp_%s[] =\n' "$2"
sed 's/[\\"]/\\&/g; s/.*/	"&\\n"/; $s/$/;/' "$text"
