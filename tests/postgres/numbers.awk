# Fractions of JSON in one form: what is 34.0 or 0.33333333333333331 to one
# program is 34 or 0.3333333333333333 to another.
{
	out = ""
	while (match($0, /":-?[0-9]+(\.[0-9]+(e[-+]?[0-9]+)?|e[-+]?[0-9]+)/)) {
		out = out substr($0, 1, RSTART + 1) \
			sprintf("%.17g", substr($0, RSTART + 2, RLENGTH - 2))
		$0 = substr($0, RSTART + RLENGTH)
	}
	print out $0
}
