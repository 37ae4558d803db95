# The five questions that the sample's queries answer, on a few peers each of
# whom is a case of its own; today is 30 June 2026.
-- make --
#!/bin/sh
# make: the sample's schemas, councils, groups and courses, and small records.
cp -R "$SOURCE/schemas" "$SOURCE/.peerpool.yaml" .
rm -r schemas/rules	# they are tried elsewhere
mkdir -p records/people records/peers records/assignments records/events \
	records/requests records/attendance records/feedback \
	records/decisions
cp -R "$SOURCE/records/councils" "$SOURCE/records/groups" \
	"$SOURCE/records/courses" records/

n=10
salt() {
	n=$((n + 1))
	echo "salt: 0123456789abcdefghjkmnpq$n"
}

# peer NUMBER NAME GROUP ACCREDITED MORE
peer() {
	{
		printf 'id: p-0000000%s\nname: %s\nsort_name: %s\n' $1 "$2" "$2"
		echo "contact: { email: a$1@example.org }"
		echo 'privacy_notice: { version: v1, given_on: 2019-01-01 }'
		salt
	} >records/people/p-0000000$1.yaml
	{
		printf 'id: r-0000000%s\nperson: p-0000000%s\n' $1 $1
		printf 'group: %s\n%s\n' $3 'region: london'
		echo 'former_councils:'
		echo '  - { council: SWK, from: 2014-05-22, until: 2022-05-05 }'
		echo 'roles: [member]'
		echo 'skills: [scrutiny, chairing, governance]'
		echo 'service_areas: [housing]'
		echo 'council_types: [london-borough]'
		echo 'availability: { days_a_year: 5, notice_weeks: 2 }'
		echo 'profile_last_confirmed: 2026-01-01'
		printf '%b' "$5"
		salt
	} >records/peers/r-0000000$1.yaml
	{
		printf 'id: d-0000000%s\nperson: p-0000000%s\n' $1 $1
		printf 'group: %s\nabout: accreditation\n' $3
		printf 'outcome: accredited\ndecided_on: %s\n' $4
		printf 'decided_by: national-lead-peer\nsource: register\n'
		salt
	} >records/decisions/d-0000000$1.yaml
}

# work NUMBER PEER START END DAYS MORE
work() {
	printf '%s\n' "id: aru-2026-x-$1" 'programme: progress-review' \
		'host: ARU' 'provider: lga' 'requested_by: host-council' \
		'received_on: 2020-01-01' "starts_on: $3" "ends_on: $4" \
		'team: { members: 1, parties_least: 1, officers_least: 0 }' \
		>records/requests/aru-2026-x-$1.yaml
	{
		printf 'id: a-0000000%s\nperson: p-0000000%s\n' $1 $2
		printf 'job: aru-2026-x-%s\nhost: ARU\nprogramme: progress-review\n' $1
		printf 'role: member\noffered_on: 2020-01-01\n'
		printf 'starts_on: %s\nends_on: %s\n' $3 $4
		echo "days: { allocated: $5, authorised: $5, authorised_on: 2020-01-01,"
		echo "        authorised_by: programme-manager, used: $5 }"
		echo 'cost_centre: group-office'
		echo 'funding: government-grant'
		echo 'conflict: { declared_on: 2020-01-01, outcome: none }'
		printf '%b' "$6"
		salt
	} >records/assignments/a-0000000$1.yaml
}

# event DAY COURSE
event() {
	printf '%s\n' "id: $1-x" "course: $2" 'version: v1' "name: On $1" \
		"starts_on: $1" "ends_on: $1" 'place: Leeds' \
		'organiser: improvement-team' >records/events/$1-x.yaml
}

# came NUMBER PEER DAY OUTCOME
came() {
	{
		printf 'id: t-0000000%s\nperson: p-0000000%s\n' $1 $2
		printf 'event: %s-x\noutcome: %s\nsource: organiser\n' $3 $4
		case $4 in attended | part) echo "days: [$3]" ;; esac
		echo 'recorded_on: 2026-06-01'
		salt
	} >records/attendance/t-0000000$1.yaml
}

# said NUMBER PEER MORE
said() {
	{
		printf -- '---\nid: f-0000000%s\nperson: p-0000000%s\n' $1 $2
		printf 'received_on: 2026-06-01\nsource: regional-team\n'
		printf '%b' "$3"
		salt
		printf -- '---\nA good piece of work, %s.\n' \
			'well prepared and well received by all who were there'
	} >records/feedback/f-0000000$1.md
}

yes='accepted_on: 2020-01-02\n'
formal='form: formal\nscores: { overall: 4 }\nassignment:'

event 2023-06-29 member-peer-conference
event 2023-06-30 member-peer-conference
event 2025-11-13 member-peer-conference
event 2025-09-01 cpc-member-training
event 2026-07-09 member-peer-conference

peer 1 'Ann, nothing yet' con 2020-01-01
peer 2 'Ben, on a pause' con 2020-01-01 \
	'pauses: [{ from: 2026-06-30, reason: office }]\n'
came 2 2 2025-11-13 attended

peer 3 'Cat, two in a day' con 2020-01-01
work 1 3 2026-03-09 2026-03-10 2 "$yes"
work 2 3 2026-03-10 2026-03-10 0.5 "$yes"
said 1 3 "$formal a-00000001\n"
came 3 3 2025-11-13 apologies

peer 4 'Dan, left yesterday' con 2020-01-01 \
	'left_on: 2026-06-29\nleft_because: stood-down\n'
work 3 4 2026-02-02 2026-02-03 1.5 "$yes"

peer 5 'Eve, leaves today' lab 2020-01-01 \
	'left_on: 2026-06-30\nleft_because: stood-down\n'
work 4 5 2025-06-27 2025-06-29 3 "$yes"
said 2 5 "$formal a-00000004\n"
came 4 5 2023-06-30 attended

peer 6 'Fay, called off' lab 2020-01-01
work 5 6 2025-06-30 2025-06-30 1 "$yes"
said 3 6 "$formal a-00000005\n"
work 6 6 2026-03-02 2026-03-04 3 \
	"${yes}cancelled_on: 2026-02-20\ncancelled_by: host-council\n"
came 5 6 2023-06-29 attended

peer 7 'Gus, of two groups' ld 2020-01-01 \
	'former_groups: [{ group: lab, from: 2014-01-01, until: 2025-12-31 }]\n'
work 7 7 2025-12-31 2026-01-02 2.5 "$yes"
work 8 7 2026-05-05 2026-05-06 2 "$yes"
said 4 7 "$formal a-00000008\n"
came 6 7 2025-11-13 part

peer 8 'Hal, still at it' ld 2020-01-01
work 9 8 2024-02-01 2024-02-02 2 "$yes"
said 5 8 'form: informal\nchannel: meeting\n'
work a 8 2026-06-01 2026-07-31 4 "$yes"

peer 9 'Ida, has not answered' ld 2020-01-01
work b 9 2026-05-01 2026-05-02 2
came 7 9 2025-09-01 attended
came 8 9 2025-11-13 absent

peer a 'Jay, from tomorrow' ld 2026-07-01
-- cmd --
sh make && git init -q -b main . && git add -A && git commit -qm all
peerpool check --date 2026-06-30
-- stderr --
207 records, no errors
-- cmd --
# Peers of a region with a skill, and no assignment for twelve months: not Ben,
# nor Dan or Jay; Eve's is a day too old, Fay's is not, Ida never said yes.
peerpool query --date 2026-06-30 -p region=london -p skill=scrutiny free-peers
peerpool query --date 2026-06-30 -p region=london -p skill=planning free-peers
-- stdout --
name                   group  council  last_work   next_work  profile_last_confirmed
---------------------  -----  -------  ----------  ---------  ----------------------
Ann, nothing yet       con                                    2026-01-01
Eve, leaves today      lab             2025-06-29             2026-01-01
Ida, has not answered  ld                                     2026-01-01
name  group  council  last_work  next_work  profile_last_confirmed
----  -----  -------  ---------  ---------  ----------------------
-- cmd --
# Days by group and year: what was called off and what was not accepted are not
# there, Gus's first work is Labour's, and of the year in which it began.
peerpool query --date 2026-06-30 days-by-group
-- stdout --
group  year  assignments  peers  allocated  used
-----  ----  -----------  -----  ---------  ----
con    2026            3      2        4.0   4.0
lab    2025            3      3        6.5   6.5
ld     2024            1      1        2.0   2.0
ld     2026            2      2        6.0   6.0
-- cmd --
# Who attended no conference in three years: neither sending word nor another
# event is attending, a part is; Eve's is three years old today.
peerpool query --date 2026-06-30 no-conference
-- stdout --
name                   group  since       last_conference
---------------------  -----  ----------  ---------------
Ann, nothing yet       con    2020-01-01
Cat, two in a day      con    2020-01-01
Fay, called off        lab    2020-01-01  2023-06-29
Hal, still at it       ld     2020-01-01
Ida, has not answered  ld     2020-01-01
-- cmd --
# Who has no feedback on their last assignment: of Cat's two it is the one that
# began later; Hal's is not over, and what was said informally is of none.
peerpool query --date 2026-06-30 no-feedback
-- stdout --
name               group  assignment  host  ends_on
-----------------  -----  ----------  ----  ----------
Cat, two in a day  con    a-00000002  ARU   2026-03-10
Hal, still at it   ld     a-00000009  ARU   2024-02-02
-- cmd --
# All that refers to one peer, by the person's id or the peer's.
peerpool query --date 2026-06-30 -p id=p-00000007 refers-to >person
peerpool query --date 2026-06-30 -p id=r-00000007 refers-to >peer && cmp person peer && cat peer
-- stdout --
from_kind   from_id     pointer  _path
----------  ----------  -------  -----------------------------------
assignment  a-00000007  /person  records/assignments/a-00000007.yaml
assignment  a-00000008  /person  records/assignments/a-00000008.yaml
attendance  t-00000006  /person  records/attendance/t-00000006.yaml
decision    d-00000007  /person  records/decisions/d-00000007.yaml
feedback    f-00000004  /person  records/feedback/f-00000004.md
peer        r-00000007  /person  records/peers/r-00000007.yaml
-- cmd --
# Two years before: Gus was Labour's, Hal's feedback was not there.
peerpool query --date 2024-06-30 "SELECT name, \"group\" FROM peer_now WHERE id = 'r-00000007'"
peerpool query --date 2024-06-30 no-feedback
peerpool query --date 2024-06-30 no-conference
-- stdout --
name                group
------------------  -----
Gus, of two groups  lab
name              group  assignment  host  ends_on
----------------  -----  ----------  ----  ----------
Hal, still at it  ld     a-00000009  ARU   2024-02-02
name                   group  since       last_conference
---------------------  -----  ----------  ---------------
Ann, nothing yet       con    2020-01-01
Ben, on a pause        con    2020-01-01
Cat, two in a day      con    2020-01-01
Dan, left yesterday    con    2020-01-01
Gus, of two groups     lab    2020-01-01
Hal, still at it       ld     2020-01-01
Ida, has not answered  ld     2020-01-01
