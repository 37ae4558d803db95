# figures.awk: records in plain YAML, such as the sample's, as lines of
#   FILE <tab> PATH <tab> VALUE
# PATH is keys with '/' between, an item of a list is its number from 0; of a
# Markdown file, its front matter.  A text over several lines is one, with blanks
# between.  It knows no more of YAML than the sample uses; it shares nothing with
# the program whose figures are counted again from it.
function flush() {
	if (pending != "")
		put(pending, value)
	pending = ""
}
# A value, or the values of [a, b] and {a: 1, b: 2}.
function put(path, text, piece, n, i, k, inside) {
	if (text ~ /^"[^"]*"[ \t]*(#.*)?$/ || text ~ /^'[^']*'[ \t]*(#.*)?$/)
		sub(/[ \t]*(#[^"']*)?$/, "", text)
	else if (text !~ /^['"].*['"]$/)
		sub(/[ \t]+#.*$/, "", text)
	if (text ~ /^'.*'$/) {
		text = substr(text, 2, length(text) - 2)
		gsub(/''/, "'", text)
	} else if (text ~ /^".*"$/)
		text = substr(text, 2, length(text) - 2)
	else if (text ~ /^[[{].*[]}]$/) {
		inside = text ~ /^\[/
		n = split(substr(text, 2, length(text) - 2), piece, ",")
		for (i = k = 0; i < n; k++) {
			text = piece[++i]
			while (i < n && open(text) > 0)
				text = text "," piece[++i]
			sub(/^ +/, "", text)
			sub(/ +$/, "", text)
			if (inside)
				put(path "/" k, text)
			else
				put(path "/" substr(text, 1, index(text, \
					":") - 1), after(text))
		}
		return
	}
	gsub(/\t/, " ", text)
	print FILENAME_NOW "\t" path "\t" text
}
function after(text) { sub(/^[^:]*: */, "", text); return text }
# How many brackets, or quotes, of the text are not closed.
function open(text, i, c, depth, quoted) {
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (quoted != "") {
			if (c == quoted)
				quoted = ""
		} else if ((c == "'" || c == "\"") && \
			   substr(text, i - 1, 1) ~ /^[ :,[{]?$/)
			quoted = c
		else if (c == "[" || c == "{")
			depth++
		else if (c == "]" || c == "}")
			depth--
	}
	return depth + (quoted != "")
}
function join_path(depth, i, path) {
	for (i = 1; i <= depth; i++)
		path = path (i > 1 ? "/" : "") part[i]
	return path
}
# take(PATH, TEXT): a value begins; more of it may follow.
function take(path, text) {
	pending = path
	pending_at = start
	value = text ~ /^[>|][-+]?$/ ? "" : text
}
FNR == 1 {
	flush()
	FILENAME_NOW = FILENAME
	delete part
	delete column
	depth = 0
	body = 0
}
/^---$/ { if (FNR > 1) { flush(); body = 1 } next }
body || /^[ ]*$/ { next }
{
	line = $0
	match(line, /^ */)
	indent = RLENGTH
	start = indent
	line = substr(line, indent + 1)
	if (pending != "" && (indent > pending_at || \
	    (value ~ /^[[{]/ && open(value) > 0))) {
		value = value (value == "" ? "" : " ") line
		next
	}
	flush()
	if (line ~ /^#/)
		next
	if (line ~ /^- /) {
		while (depth && column[depth] >= indent + 0 && \
		       !(column[depth] == indent && part[depth] ~ /^[0-9]+$/))
			depth--
		if (!(depth && column[depth] == indent)) {
			part[++depth] = 0
			column[depth] = indent
		} else
			part[depth]++
		line = substr(line, 3)
		indent += 2
		if (line !~ /^[A-Za-z_]+:( |$)/) {
			take(join_path(depth), line)
			next
		}
		start = indent
	} else
		while (depth && column[depth] >= indent)
			depth--
	while (depth && column[depth] >= indent)
		depth--
	key = line
	sub(/:.*/, "", key)
	part[++depth] = key
	column[depth] = indent
	if (after(line) != "" && after(line) !~ /^#/ && line ~ /: /)
		take(join_path(depth), after(line))
}
END { flush() }
