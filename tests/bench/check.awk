# What check.sh measured as Markdown tables.

function ratios(n,    base) {
	base = size[1]
	printf "| %d | %s | %s | %s | %.0f | %s | %s | %s |\n", n, \
		ratio(of(wall, n, "cold"), of(wall, n, "sourcemeta")), \
		ratio(of(wall, n, "cold"), of(wall, n, "ajv-js-yaml")), \
		ratio(of(cpu, n, "cold"), of(cpu, n, "events")), \
		of(rss, n, "cold") / 1024, \
		ratio(of(wall, n, "warm"), of(wall, n, "git")), \
		ratio(of(wall, n, "edits"), of(wall, n, "git")), \
		ratio(of(wall, n, "cold") / n, of(wall, base, "cold") / base)
}

function absolute(n, key, name) {
	if ((n, key) in wall)
		printf "| %s | %.4f | %.4f | %.0f | %.0f |\n", name, \
			of(wall, n, key), of(cpu, n, key), \
			of(rss, n, key) / 1024, \
			(key ~ /^one/ ? 1 : n) / of(wall, n, key)
}

END {
	n = size[1]
	print "### Ratios\n"
	print "| records | cold: wall, to sourcemeta | to ajv + js-yaml |" \
		" cold: CPU, to bare libyaml | peak MB |" \
		" warm: wall, to `git status -uno` | after 10 edits, to the same |" \
		" cold: wall a record, to the first row |"
	print "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
	print "| *goal* | *0.25* | | *1.5* | *64* | *1.2* | | *1* |"
	for (i = 1; i <= count; i++)
		ratios(size[i])
	printf "\nOne file, whole process, `check --schema`: %s of sourcemeta", \
		ratio(of(wall, n, "one"), of(wall, n, "one-sourcemeta"))
	printf " (goal 0.7), %s of ajv + js-yaml.\n", \
		ratio(of(wall, n, "one"), of(wall, n, "one-ajv-js-yaml"))

	for (i = 1; i <= count; i++) {
		n = size[i]
		printf "\n### %d records\n\n", n
		print "| program | wall s | CPU s | peak MB | records a second |"
		print "| --- | ---: | ---: | ---: | ---: |"
		absolute(n, "cold", "**peerpool check, cold**")
		absolute(n, "warm", "**peerpool check, warm**")
		absolute(n, "edits", "**peerpool check, after 10 edits**")
		absolute(n, "git", "git status -uno")
		absolute(n, "read", "open and read each file")
		absolute(n, "events", "libyaml events, nothing done with them")
		absolute(n, "sourcemeta", "@sourcemeta/jsonschema validate -F")
		absolute(n, "ajv-js-yaml", "ajv + js-yaml")
		absolute(n, "ajv-yaml", "ajv + yaml")
		absolute(n, "python", "python3-jsonschema + CSafeLoader")
	}

	n = size[1]
	print "\n### One file, whole process\n"
	print "| program | wall s | CPU s | peak MB | files a second |"
	print "| --- | ---: | ---: | ---: | ---: |"
	absolute(n, "one", "**peerpool check --schema**")
	absolute(n, "one-events", "libyaml events")
	absolute(n, "one-sourcemeta", "@sourcemeta/jsonschema validate -F")
	absolute(n, "one-ajv-js-yaml", "ajv + js-yaml")
}
