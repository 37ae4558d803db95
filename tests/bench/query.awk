# What query.sh measured as Markdown tables.

function ms(s) {
	return s ? sprintf("%.1f", s * 1000) : "-"
}

# How much longer a took than b; "-" where one of them was not measured.
function more(n, a, b) {
	return (n, a) in wall && (n, b) in wall ? \
		of(wall, n, a) - of(wall, n, b) : 0
}

# The worst of the questions.
function over_sqlite3(n,    i, d, most) {
	for (i = 1; i <= question_count; i++) {
		d = more(n, "peerpool-" question[i], \
			 "sqlite3-index-" question[i])
		if (i == 1 || d > most)
			most = d
	}
	return most
}

function goals(n) {
	printf "| %d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", n, \
		ratio(of(wall, n, "first"), of(wall, n, "insert")), \
		ratio(of(cpu, n, "first"), of(cpu, n, "insert")), \
		ratio(of(wall, n, "first"), of(wall, n, "recutils-all")), \
		ms(over_sqlite3(n)), \
		ratio(more(n, "tree", "head"), of(wall, n, "git")), \
		ms(more(n, "refresh", "head")), \
		ratio(more(n, "refresh", "head"), \
		      more(size[1], "refresh", "head")), \
		ratio(of(wall, n, "past"), of(wall, n, "past-rebuilt")), \
		ms(more(n, "log", "version")), \
		ratio(of(wall, n, "fill"), of(wall, n, "git-log"))
}

function absolute(n, key, name) {
	if ((n, key) in wall)
		printf "| %s | %.4f | %.4f | %.0f |\n", name, \
			of(wall, n, key), of(cpu, n, key), \
			of(rss, n, key) / 1024
}

# Milliseconds of each program for each question, or how many times as long as
# peerpool it took.
function asked(n, as_ratio,    i, j, key, base) {
	for (i = 1; i <= question_count; i++) {
		base = of(wall, n, "peerpool-" question[i])
		printf "| %s | %s", question[i], \
			as_ratio ? "1" : ms(base)
		for (j = 1; j <= program_count; j++) {
			key = program[j] "-" question[i]
			printf " | %s", !((n, key) in wall) ? "-" : \
				as_ratio ? \
				sprintf("%.3g", of(wall, n, key) / base) : \
				ms(of(wall, n, key))
		}
		print " |"
	}
}

function heading(    j, line) {
	printf "| question | **peerpool**"
	line = "| --- | ---:"
	for (j = 1; j <= program_count; j++) {
		printf " | %s", title[program[j]] ? title[program[j]] : \
			program[j]
		line = line " | ---:"
	}
	print " |\n" line " |"
}

END {
	question_count = split(questions, question, " ")
	program_count = split("sqlite3 sqlite3-index " peers, program, " ")
	title["sqlite3"] = "sqlite3, loaded"
	title["sqlite3-index"] = "sqlite3, our index"
	title["miller-csv"] = "Miller, CSV"
	title["miller-json"] = "Miller, JSON lines"
	title["sqlite-utils"] = "sqlite-utils, CSV"
	title["jq"] = "jq, JSON lines"
	title["yq"] = "yq, the records"

	print "### Ratios\n"
	print "| records | first query: wall, to the bare loop |" \
		" CPU, to the bare loop | wall, to one recsel |" \
		" current, a commit: ms over sqlite3, the worst question |" \
		" with the work tree: more, to `git status -uno` |" \
		" after a commit of 10: ms more | the same, to the first row |" \
		" 1,000 commits back: to a rebuild |" \
		" log of one record: ms over start-up |" \
		" all of history: to `git log --raw` |"
	print "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |" \
		" ---: | ---: | ---: |"
	print "| *goal* | *1.3* | | *1* | *5* | *1.2* | *15* | *1* |" \
		" *0.1* | *1* | *1.3* |"
	for (i = 1; i <= count; i++)
		goals(size[i])

	for (i = 1; i <= count; i++) {
		n = size[i]
		printf "\n### The same questions, %d records\n", n
		print "\nWall, in milliseconds:\n"
		heading()
		asked(n, 0)
		print "\nAs a multiple of peerpool's:\n"
		heading()
		asked(n, 1)
	}

	for (i = 1; i <= count; i++) {
		n = size[i]
		printf "\n### What else was run, %d records\n\n", n
		print "| program | wall s | CPU s | peak MB |"
		print "| --- | ---: | ---: | ---: |"
		absolute(n, "first", "**first query, a commit**")
		absolute(n, "first-tree", "**first query, the work tree**")
		absolute(n, "insert", "libyaml and SQLite, the same rows, " \
			"nothing checked, one thread")
		absolute(n, "recutils-all", "recsel, all records in one " \
			"database")
		absolute(n, "head", "**current, a commit**")
		absolute(n, "sqlite3-filter", "sqlite3, loaded")
		absolute(n, "tree", "**current, the work tree**")
		absolute(n, "git", "git status -uno")
		absolute(n, "refresh", "**after a commit of 10, that commit**")
		absolute(n, "tree-refresh", "**after it, the work tree**")
		absolute(n, "past", "**another commit, from HEAD's index**")
		absolute(n, "past-rebuilt", "**the same, from nothing**")
		absolute(n, "version", "**peerpool --version**")
		absolute(n, "log", "**log of one record**")
		absolute(n, "log-refresh", "**the same, after a commit**")
		absolute(n, "fill", "**the same, and all of history before**")
		absolute(n, "git-log", "git log --raw --no-abbrev")
	}
}
