#!/bin/sh
# ask.sh PEER QUESTION: ask it of the same records in the peer's own format, as
# convert made it, in the folder $IN.  The questions are those of questions/,
# $ONE is the id that two of them ask about.  Answers are lines of values with
# commas between, in any order; a peer may quote, and begin with a header only
# where it cannot leave it out.  yq reads the records themselves: $IN/LIST.
set -eu

wanted='region = "yorkshire-and-humber" && status = "active" && skills = "housing"'

# --- recutils ----------------------------------------------------------------

recutils_filter() {
	recsel -t member -e "$wanted" -R id,joined_on "$IN/member.rec" | commas
}

# All records in one database, as a recfile is meant to be.
recutils_all() {
	recsel -t member -e "$wanted" -R id,joined_on "$IN/member.rec" \
		"$IN/assignment.rec" "$IN/council.rec" | commas
}

recutils_group() {
	recsel -t assignment -G group,year -R 'group,year,Sum(days)' \
		"$IN/assignment.rec" | commas
}

recutils_join() {
	recsel -t assignment -j member -e 'starts_on ~ "^2026-10-"' \
		-R id,member_region "$IN/member.rec" "$IN/assignment.rec" |
		commas
}

# A selection cannot tell what has no match: two, and join(1).
recutils_free() {
	recsel -t assignment -e 'starts_on ~ "^(2025-1[12]|202[6-9])"' \
		-P member "$IN/assignment.rec" | sort -u >"$IN/busy"
	recsel -t member -e "$wanted" -P id "$IN/member.rec" | sort |
		join -v 1 - "$IN/busy"
}

recutils_one() {
	recsel -t member -e "id = '$ONE'" -R id,joined_on "$IN/member.rec" |
		commas
}

recutils_refs() {
	recsel -t member -e "mentor = '$ONE'" -P id "$IN/member.rec" |
		sed '/./s|$|,/mentor|'
	recsel -t assignment -e "member = '$ONE' || lead = '$ONE'" \
		-R id,member,lead "$IN/assignment.rec" | awk -v one="$ONE" '
			$2 == one { print $1 ",/member" }
			$3 == one { print $1 ",/lead" }'
}

commas() { tr ' ' ,; }

# --- Miller ------------------------------------------------------------------

# In CSV the skills are one cell.
miller() {
	if [ $format = csv ]; then
		skills='splitax($skills, ";")'
	else
		skills='$skills'
	fi
	wanted='$region == "yorkshire-and-humber" && $status == "active" &&
		any('$skills', func(s) { return s == "housing" })'
	read=--i$format
	mlr() { command mlr "$read" --ocsv --headerless-csv-output "$@"; }
	"miller_$1"
}

miller_filter() {
	mlr filter "$wanted" then cut -o -f id,joined_on "$IN/member.$format"
}

miller_group() {
	mlr stats1 -a sum -f days -g group,year "$IN/assignment.$format"
}

miller_join() {
	mlr filter '$starts_on >= "2026-10-01" && $starts_on <= "2026-10-31"' \
		then cut -f id,member \
		then join -j member -l id -r member -f "$IN/member.$format" \
		then cut -o -f id,region "$IN/assignment.$format"
}

miller_free() {
	command mlr "$read" "--o$format" \
		filter '$starts_on >= "2025-11-01"' then cut -f member \
		"$IN/assignment.$format" >"$IN/busy.$format"
	mlr filter "$wanted" then cut -f id \
		then join --np --ur -j id -l member -r id \
		-f "$IN/busy.$format" "$IN/member.$format"
}

miller_one() {
	mlr filter "\$id == \"$ONE\"" then cut -o -f id,joined_on \
		"$IN/member.$format"
}

miller_refs() {
	mlr filter "\$mentor == \"$ONE\"" then put '$pointer = "/mentor"' \
		then cut -o -f id,pointer "$IN/member.$format"
	mlr put -q "
		if (\$member == \"$ONE\") { print \$id . \",/member\" }
		if (\$lead == \"$ONE\") { print \$id . \",/lead\" }" \
		"$IN/assignment.$format"
}

# --- sqlite-utils ------------------------------------------------------------

utils() {
	members=$IN/member.csv assignments=$IN/assignment.csv
	wanted="m.region = 'yorkshire-and-humber' AND m.status = 'active'
		AND ';' || m.skills || ';' LIKE '%;housing;%'"
	case $1 in
	filter)
		memory "$members" \
			"SELECT id, joined_on FROM member AS m WHERE $wanted"
		;;
	group) memory "$assignments" "$(cat "$here/questions/group.sql")" ;;
	join)
		memory "$members" "$assignments" \
			"$(cat "$here/questions/join.sql")"
		;;
	free)
		memory "$members" "$assignments" "SELECT id FROM member AS m
			WHERE $wanted AND id NOT IN (SELECT member
			FROM assignment WHERE starts_on >= '2025-11-01')"
		;;
	one)
		memory "$members" \
			"SELECT id, joined_on FROM member WHERE id = '$ONE'"
		;;
	refs)
		memory "$members" "$assignments" "
			SELECT id, '/mentor' FROM member WHERE mentor = '$ONE'
			UNION ALL SELECT id, '/member' FROM assignment
			WHERE member = '$ONE'
			UNION ALL SELECT id, '/lead' FROM assignment
			WHERE lead = '$ONE'"
		;;
	esac
}

memory() { sqlite-utils memory --csv --no-headers "$@"; }

# --- jq, and yq, which gives the records to it -------------------------------

wanted_jq='.region == "yorkshire-and-humber" and .status == "active" and
	(.skills | index("housing"))'
filter_jq="select($wanted_jq)"' | "\(.id),\(.joined_on)"'
group_jq='reduce ALL as $a ({}; .["\($a.group),\($a.year)"] += $a.days) |
	to_entries[] | "\(.key),\(.value)"'
join_jq='reduce ALL as $r ({};
	if $r.region then .[$r.id] = $r.region
	elif $r.starts_on >= "2026-10-01" and $r.starts_on <= "2026-10-31" then
		.[$r.id] = [$r.member]
	else . end) |
	. as $all | to_entries[] | select(.value | type == "array") |
	"\(.key),\($all[.value[0]])"'
free_jq='reduce ALL as $r ({ busy: {}, found: [] };
	if $r.starts_on then
		if $r.starts_on >= "2025-11-01" then .busy[$r.member] = 1
		else . end
	elif $r | '$wanted_jq' then .found += [$r.id]
	else . end) |
	.busy as $busy | .found[] | select($busy[.] | not)'
one_jq='select(.id == $one) | "\(.id),\(.joined_on)"'
refs_jq='select(.mentor == $one or .member == $one or .lead == $one) |
	.id as $id | to_entries[] | select(.value == $one) |
	"\($id),/\(.key)"'

# A question of all records at once takes them in as they come (jq), or as one
# list (yq).
jq_ask() {
	case $1 in
	filter | one) files=$IN/member.jsonl ;;
	group) files=$IN/assignment.jsonl ;;
	*) files="$IN/member.jsonl $IN/assignment.jsonl" ;;
	esac
	eval "program=\$$1_jq"
	case $1 in
	group | join | free)
		jq -nr "$(echo "$program" | sed 's/ALL/inputs/')" $files
		;;
	*) jq -r --arg one "$ONE" "$program" $files ;;
	esac
}

yq_ask() {
	case $1 in
	filter | one) records=members ;;
	group) records=assignments ;;
	*) records='[ma]' ;;
	esac
	eval "program=\$$1_jq"
	grep "^records/$records" "$IN/list" >"$IN/yq-list"
	case $1 in
	group | join | free)
		xargs -s 1500000 -a "$IN/yq-list" \
			yq -rs "$(echo "$program" | sed 's/ALL/.[]/')"
		;;
	*) xargs -s 1500000 -a "$IN/yq-list" yq -r --arg one "$ONE" "$program" ;;
	esac
}

here=$(cd "$(dirname "$0")" && pwd)
case $1 in
recutils) "recutils_$2" ;;
miller-csv) format=csv; miller "$2" ;;
miller-json) format=jsonl; miller "$2" ;;
sqlite-utils) utils "$2" ;;
jq) jq_ask "$2" ;;
yq) yq_ask "$2" ;;
esac
