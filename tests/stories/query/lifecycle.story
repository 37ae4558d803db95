# What everybody is to the pool follows from decisions and dates: a few people of
# the rules' pool, each of whom is a case of its own, on 21 November 2026.
-- make --
#!/bin/sh
cp -R "$SOURCE/schemas" "$SOURCE/.peerpool.yaml" "$SOURCE/tests/rules/base/records" .
cp -R "$SOURCE/records/groups" "$SOURCE/records/processes" \
	"$SOURCE/records/calendars" records
rm -r schemas/rules

# put PEER LINES: before its salt
put() {
	sed -i "s/^salt:/$2\\nsalt:/" records/peers/r-0000000$1.yaml
}
put 2 'left_on: 2026-06-30\nleft_because: removed'
put 3 'left_on: 2026-11-20\nleft_because: stood-down'
put 8 'left_on: 2026-11-21\nleft_because: stood-down'
put 6 'pauses: [{ from: 2026-11-21, reason: office }]'
put 9 'pauses: [{ from: 2026-03-01, until: 2026-11-20, reason: office }]'

# applied NUMBER PERSON DAY LINES
mkdir -p records/applications
applied() {
	{
		printf 'id: n-0000000%s\nperson: p-000000%s\ngroup: lab\n' $1 $2
		printf 'region: north-west\nprocess: lab-2012\n'
		printf 'origin: application\nreceived_on: %s\n' $3
		printf '%b' "$4"
		printf 'salt: 0123456789abcdefghjkmnpq3%s\n' $1
	} >records/applications/n-0000000$1.yaml
}
applied 1 12 2026-11-02
applied 2 14 2026-05-04 'closed_on: 2026-06-01\n'
applied 3 03 2026-11-21
applied 4 15 2026-11-22
-- cmd --
sh make
peerpool check --date 2026-11-21
peerpool query --date 2026-11-21 lifecycle
-- stdout --
name                  group  state         since       peer
--------------------  -----  ------------  ----------  ----------
Clementine Ashplant   con    paused        2026-11-21  r-00000006
Dermot Larchwood      lab    applicant     2026-11-21
Tobias Merrydown      lab    applicant     2026-11-02
Marguerite Oxenholme  lab    removed       2026-06-30  r-00000002
Felix Ravensbourne    lab    unsuccessful  2026-06-01
Barnaby Thistledown   ld     active        2026-03-10  r-00000008
Olwen Saltmarsh       ind    active        2026-03-10  r-00000009
Noor Fairwater        lab    accredited    2022-03-02  r-00000007
Hollis Underfell      con    accredited    2018-06-05  r-00000001
Ianto Brynglas        ind    accredited    2018-06-05  r-00000005
Petra Sandiway        ld     accredited    2018-06-05  r-00000004
-- stderr --
106 records, no errors
