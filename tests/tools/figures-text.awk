# figures-text.awk: does a report say, in its sentences, what was counted?
#   awk -v words=NAMES -f figures-text.awk COUNTED GIVEN TEXT SOURCE
# COUNTED has lines "BLOCK.NAME <tab> VALUE", GIVEN "PARAMETER <tab> VALUE"; TEXT is
# the report as Markdown, SOURCE its file.  Each paragraph of SOURCE that holds
# values in lines (`=BLOCK.NAME`, `=:PARAMETER`) is looked for in TEXT, with the
# counted values in their places.  Of those in NAMES (blanks between) anything is
# taken but a number: they are words.  Within a template the values are columns of
# rows, which are compared as such.  Prints a line for each paragraph: "+", or "!"
# and what is wrong.
function wrong(text) { print "!" text; is_wrong = 1 }
# Without what stands in a text for its looks.
function plain(text) {
	gsub(/\\/, "", text)
	gsub(/&#64;/, "@", text)
	while (match(text, /[0-9],[0-9][0-9][0-9]/))
		text = substr(text, 1, RSTART) substr(text, RSTART + 2)
	while (match(text, /[0-9]\.0([^0-9]|$)/))
		text = substr(text, 1, RSTART) substr(text, RSTART + 3)
	gsub(/  */, " ", text)
	return text
}
# ANY stands for words that are not counted.
function value_of(span) {
	if (span ~ /^:/) {
		if (!(substr(span, 2) in parameter))
			wrong(span " is no parameter")
		return parameter[substr(span, 2)]
	}
	if (span !~ /^[a-z0-9-]+\.[A-Za-z]/)
		wrong("a query in a line; give it a block of its own: " span)
	else if (span in counted)
		return counted[span] == "" ? "[x]" : counted[span]
	else if (index(" " words " ", " " span " "))
		return ANY
	else
		wrong("nobody counts " span)
	return ANY
}
# Does the text hold the parts in this order, and no number between two?
function holds(part, n, i, from, at, between) {
	from = index(said, part[1])
	while (from) {
		at = from + length(part[1])
		for (i = 2; i <= n; i++) {
			between = part[i] == "" ? length(said) - at + 2 : \
				index(substr(said, at), part[i])
			if (!between || (part[i] != "" && \
			    substr(said, at, between - 1) ~ /^[-+£0-9., %]+$/))
				break
			at += between - 1 + length(part[i])
		}
		if (i > n)
			return 1
		at = index(substr(said, from + 1), part[1])
		from = at && n > 1 ? from + at : 0
	}
	return 0
}
function paragraph(text, n, part) {
	is_wrong = 0
	if (text ~ /`=/ && !template) {
		while (match(text, /`=[^`]*`/))
			text = substr(text, 1, RSTART - 1) value_of(substr(text, \
				RSTART + 2, RLENGTH - 3)) \
				substr(text, RSTART + RLENGTH)
		n = split(plain(text), part, ANY)
		if (!is_wrong && holds(part, n))
			print "+"
		else if (!is_wrong)
			wrong("does not say: " plain(text))
	} else if (template)
		while (match(text, /`=[^:`][^`]*`/)) {
			wrong("a value of no row in a template: " \
				substr(text, RSTART, RLENGTH))
			text = substr(text, RSTART + RLENGTH)
		}
	held = ""
}
BEGIN { FS = "\t"; ANY = "\001" }
FILENAME == ARGV[1] { counted[$1] = $2; next }
FILENAME == ARGV[2] { parameter[$1] = $2; next }
FILENAME == ARGV[3] { said = said (said == "" ? "" : " ") $0; next }
FNR == 1 { said = plain(said) }
FNR == 1 && /^---$/ { front = 1; next }
front { front = !/^---$/; next }
/^````*template/ { paragraph(held); template = 1; next }
/^````*$/ && template && !fence { paragraph(held); template = 0; next }
/^```/ { paragraph(held); fence = !fence; next }
fence { next }
/^$/ { paragraph(held); next }
/^(#+|[-*]|[0-9]+\.) / {
	paragraph(held)
	sub(/^#+ +|^[-*] +|^[0-9]+\. +/, "")
}
{ sub(/^ +/, ""); held = held (held == "" ? "" : " ") $0 }
END { paragraph(held) }
