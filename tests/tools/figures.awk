# figures.awk: plain YAML records, such as the sample's, as lines of
#   FILE <tab> PATH <tab> VALUE
# PATH is keys with '/' between, an item of a list is its number from 0.  It
# knows no more of YAML than the sample uses; it shares nothing with the program
# whose figures are counted again from it.
function put(path, value) {
	sub(/[ \t]+#.*$/, "", value)
	if (value ~ /^'.*'$/)
		value = substr(value, 2, length(value) - 2)
	print FILENAME "\t" path "\t" value
}
function join(depth, i, path) {
	for (i = 1; i <= depth; i++)
		path = path (i > 1 ? "/" : "") part[i]
	return path
}
FNR == 1 {
	delete part
	delete column
	delete count
	depth = 0
	body = 0
}
/^---$/ { if (FNR > 1) body = 1; next }
body || /^#/ || /^[ ]*$/ { next }
{
	line = $0
	match(line, /^ */)
	indent = RLENGTH
	line = substr(line, indent + 1)
	item = 0
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
			put(join(depth), line)
			next
		}
	} else
		while (depth && column[depth] >= indent)
			depth--
	while (depth && column[depth] >= indent)
		depth--
	key = line
	sub(/:.*/, "", key)
	value = line
	sub(/^[^:]*: */, "", value)
	part[++depth] = key
	column[depth] = indent
	if (value ~ /^\[.*\]$/) {
		value = substr(value, 2, length(value) - 2)
		n = split(value, list, /, */)
		for (i = 1; i <= n; i++)
			put(join(depth) "/" (i - 1), list[i])
	} else if (value != "" && value !~ /^[>|]/)
		put(join(depth), value)
}
