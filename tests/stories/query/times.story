# Two times: --date asks what was true on a day, by the dates in the records;
# --at asks what was recorded by then. A fact that is entered late is where they
# part.
-- .peerpool.yaml --
name: peers
time_zone: Europe/London
branch: main
-- schemas/peer.yaml --
x-kind: { name: peer, path: 'records/peers/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  accredited_on: { type: string, format: date }
  left_on: { type: string, format: date }
required: [id, accredited_on]
additionalProperties: false
-- schemas/views/accredited.sql --
-- title: Peers who are accredited on the day
SELECT id FROM peer, clock
WHERE accredited_on <= today AND (left_on IS NULL OR left_on >= today)
-- schemas/queries/accredited.sql --
-- title: Who is accredited
SELECT today, group_concat(id, ' ') AS peers
FROM clock LEFT JOIN (SELECT id FROM accredited ORDER BY id)
-- records/peers/ann.yaml --
id: ann
accredited_on: 2022-02-01
-- records/peers/bob.yaml --
id: bob
accredited_on: 2023-04-01
-- cmd --
commit() {
	git add -A
	GIT_COMMITTER_DATE="$1T12:00:00Z" GIT_AUTHOR_DATE="$1T12:00:00Z" \
		git commit -qm "records of $1"
}
git init -q -b main .
commit 2023-04-10
# Entered in June: carl has been accredited since April, ann left in March.
printf 'id: carl\naccredited_on: 2023-04-15\n' >records/peers/carl.yaml
echo 'left_on: 2023-03-31' >>records/peers/ann.yaml
commit 2023-06-01
# Not recorded yet.
printf 'id: dora\naccredited_on: 2023-04-20\n' >records/peers/dora.yaml
-- cmd --
PEERPOOL_TODAY=2024-01-01 peerpool query accredited
-- stdout --
today       peers
----------  -------------
2024-01-01  bob carl dora
-- cmd --
# Today is by the clock, where the pool is.
unset PEERPOOL_TODAY
day() { TZ=Europe/London date +%F; }
before=$(day)
said=$(peerpool query --format csv accredited | tr -d '\r' | sed '1d; s/,.*//')
test "$before" = "$said" -o "$said" = "$(day)"
-- cmd --
# Who was accredited on 1 May 2023, by all that is known now?
peerpool query --date 2023-05-01 accredited
# Whom did we hold to be, on 1 May 2023?
peerpool query --at 2023-05-01 accredited
# And at the last commit, of that day?
peerpool query --at HEAD --date 2023-05-01 accredited
# Of today, by what was recorded then: both together.
peerpool query --at 2023-05-01 --date 2023-03-01 accredited
-- stdout --
today       peers
----------  -------------
2023-05-01  bob carl dora
today       peers
----------  -------
2023-05-01  ann bob
today       peers
----------  --------
2023-05-01  bob carl
today       peers
----------  -----
2023-03-01  ann
-- stderr --
as recorded by the end of 2023-05-01: commit bbb6eeff11
as recorded by the end of 2023-05-01: commit bbb6eeff11
-- cmd --
# A revision's own day is its commit's.
peerpool query --at HEAD accredited && peerpool query --at main~1 accredited
-- stdout --
today       peers
----------  --------
2023-06-01  bob carl
today       peers
----------  -------
2023-04-10  ann bob
-- cmd --
peerpool query --at 2023-01-01 accredited || echo $?
peerpool query --at nothing accredited || echo $?
peerpool query --date 1/5/2023 accredited || echo $?
peerpool query --date 2023-02-30 accredited || echo $?
PEERPOOL_TODAY=someday peerpool query accredited || echo $?
-- stdout --
2
2
2
2
2
-- stderr --
error: nothing was recorded by 2023-01-01: the first commit of main is of 2023-04-10 [revision]
  note: what was true on a day, whenever it was recorded: --date
error: the revision 'nothing' leads to nothing in this repository [revision]
peerpool query: --date wants a day as YYYY-MM-DD, not '1/5/2023'
  note: write the year first: 2023-05-01
  note: see 'peerpool query --help'
peerpool query: --date wants a day as YYYY-MM-DD, not '2023-02-30'
  note: February 2023 has 28 days
  note: see 'peerpool query --help'
error: today cannot be told: the system does not know the time zone 'Europe/London', or PEERPOOL_TODAY is not a date [pool-config]
-- cmd --
# As if a record were there; nothing of it stays.
mkdir -p change/records/peers
printf 'id: eve\naccredited_on: 2023-04-01\n' >change/records/peers/eve.yaml
peerpool query --overlay change --date 2023-05-01 accredited
peerpool query --date 2023-05-01 accredited
-- stdout --
today       peers
----------  -----------------
2023-05-01  bob carl dora eve
today       peers
----------  -------------
2023-05-01  bob carl dora
-- cmd --
# Nothing was recorded where there is no git.
mkdir ../outside && cp -R .peerpool.yaml schemas records ../outside
cd ../outside && peerpool query --date 2023-05-01 accredited
GIT_CEILING_DIRECTORIES="$PWD/.." peerpool query --at HEAD accredited || echo $?
-- stdout --
today       peers
----------  -------------
2023-05-01  bob carl dora
2
-- stderr --
peerpool query: the pool is not in a git repository, so nothing was recorded
-- cmd --
# Every change of every field is a table: of HEAD's history, or that of --at.
peerpool query 'SELECT substr(time, 1, 10) AS day, id, pointer, old IS NULL AS is_new FROM change ORDER BY time, id'
peerpool query --at 2023-05-01 'SELECT count(*) AS changes FROM change' 2>/dev/null
-- stdout --
day         id    pointer   is_new
----------  ----  --------  ------
2023-04-10  ann                  1
2023-04-10  bob                  1
2023-06-01  ann   /left_on       1
2023-06-01  carl                 1
changes
-------
      2
-- records/peers/fay.yaml --
id: fay
-- fix.yaml --
id: fay
accredited_on: 2024-01-01
-- cmd --
# Findings are those of the state and the day that are asked about.
find='SELECT rule, id FROM finding'
mkdir -p fixed/records/peers && cp fix.yaml fixed/records/peers/fay.yaml
peerpool query --format jsonl "$find" 2>/dev/null
echo then && peerpool query --at HEAD --format jsonl "$find"
echo fixed && peerpool query --overlay fixed --format jsonl "$find"
-- stdout --
{"rule":"required","id":"fay"}
then
fixed
