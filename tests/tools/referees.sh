#!/bin/sh
# referees.sh PEERPOOL: a pool of quite another trade, the referees of a fund for
# research (tests/pools/referees), by the same program: what it finds, answers
# and writes, against what was counted by hand in the records.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp -R "$here/tests/pools/referees" "$tmp/pool"
cd "$tmp/pool"
export PEERPOOL_TODAY=2026-11-21
passed=0 failed=0

# same WHAT: standard input is what "$tmp/got" must be.
same() {
	if diff - "$tmp/got" >"$tmp/diff"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "referees: $1: expected (<) and got (>) differ"
		cat "$tmp/diff"
	fi
}

# get COMMAND...: its output, without carriage returns
get() { "$peerpool" "$@" >"$tmp/all" 2>&1 || :; tr -d '\r' <"$tmp/all" >"$tmp/got"; }

# at BLOCK COLUMNS: of the CSV of a report
at() { cut -d, -f"$2" "$tmp/csv/$1.csv" | tr -d '\r' >"$tmp/got"; }

get check --strict
same 'the pool is sound' <<END
106 records, no errors
END

# Who has what to read: three of Oakshott's four are open, and so on.
get query --format csv load
head -4 "$tmp/got" >"$tmp/all"
cut -d, -f1,3- "$tmp/all" >"$tmp/got"
same load <<END
name,asked,declined,read,to_read
Delphine Oakshott,4,0,1,3
Hester Quillon,4,2,1,1
Ignatius Marrable,2,0,1,1
END

get query --format csv overdue
same overdue <<END
name,proposal,due_on,days_late,reminders
Delphine Oakshott,2026-autumn-01,2026-11-13,8,1
Delphine Oakshott,2026-autumn-03,2026-11-13,8,1
Hester Quillon,2026-autumn-04,2026-11-13,8,2
END
get query --format csv --date 2026-05-10 overdue
same 'overdue in May' <<END
name,proposal,due_on,days_late,reminders
Hester Quillon,2026-spring-03,2026-05-08,2,1
END

# Nobody at Wendmere, nor at the institute that is part of it, may read its own;
# Quillon supervised who proposes it, and Oakshott has three to read already.
get query --format csv -p proposal=2026-autumn-05 candidates
same candidates <<END
name,fields,to_read,has_read
Linnea Brackwater,1,0,0
END
# While Hollowell's co-author was one, he was tied to what she proposed; and
# before Quillon moved, she was not at Tamber.
get query --format csv "SELECT reason FROM tie JOIN referee f ON f.id = referee
	JOIN researcher h ON h.id = f.researcher WHERE h.name = 'Kester Hollowell'
	AND proposal = '2026-autumn-01'"
same 'a tie that has ended' <<END
reason
END
get query --date 2026-06-30 --format csv "SELECT reason FROM tie
	JOIN referee f ON f.id = referee
	JOIN researcher h ON h.id = f.researcher WHERE h.name = 'Kester Hollowell'
	AND proposal = '2026-autumn-01'"
same 'a tie that had not' <<END
reason
is co-author of Rowena Fairholt
END
get query --date 2026-03-31 --format csv "SELECT count(*) AS ties FROM tie
	JOIN referee f ON f.id = referee
	JOIN researcher h ON h.id = f.researcher
	WHERE h.name = 'Hester Quillon' AND proposal = '2026-autumn-02'"
same 'a post that she had not yet' <<END
ties
0
END

# What a rule is for.
quillon=$(grep -l 'Hester Quillon' records/invitations/* | head -1)
mkdir -p bad/records/invitations bad/records/calls bad/records/proposals
sed 's/^proposal: .*/proposal: 2026-autumn-02/; /^answer/d; /^reminded/d' \
	"$quillon" >bad/"$quillon"
get check --overlay bad --format json
grep -c '"rule": "tied"' "$tmp/got" >"$tmp/all" || :
mv "$tmp/all" "$tmp/got"
same 'a tied referee is found' <<END
1
END
rm bad/"$quillon"
sed 's/^budget: .*/budget: 177999/' records/calls/2026-spring.yaml \
	>bad/records/calls/2026-spring.yaml
sed 's/^decided_on: .*/decided_on: 2026-05-06/' \
	records/proposals/2026-spring-01.yaml \
	>bad/records/proposals/2026-spring-01.yaml
get check --overlay bad
same 'other rules' <<END
records/calls/2026-spring.yaml:8:9: error: the proposals of the call get 178000 pounds [over-budget]
records/proposals/2026-spring-01.yaml:10:13: warning: decided after 2 of 3 reviews [too-few-reviews]
106 records, 1 error, 1 warning
END
rm -r bad

# The committee's papers, and what anybody may read.
mkdir "$tmp/csv"
"$peerpool" report --format csv -o "$tmp/csv" committee
at ranked 1,3-
same 'the ranking' <<END
Proposal,Mean,Spread,Reviews,Asks for,Left
2026-autumn-01,5,0,2,96000,204000
2026-autumn-03,5,0,1,52000,152000
2026-autumn-05,5,0,1,149000,3000
2026-autumn-02,4,0,1,132000,-129000
2026-autumn-04,4,0,1,71000,-200000
END
"$peerpool" report --format csv -p call=2026-spring -o "$tmp/csv" committee
at ranked 1,3-6
same 'the ranking of the spring' <<END
Proposal,Mean,Spread,Reviews,Asks for
2026-spring-02,5.67,1,3,118000
2026-spring-01,4.67,1,3,62000
2026-spring-04,4,0,3,47000
2026-spring-03,3,0,3,84000
END
"$peerpool" report --format csv -o "$tmp/csv" rounds
at outcome 1-
same 'what became of proposals' <<END
Round,Proposals,Asked for,Funded,Given
Spring round of 2026,4,311000,2,178000
Autumn round of 2026,5,500000,0,0
END

# The site: for the office all, for applicants no referee and no review.
"$peerpool" site -q -o "$tmp/office" --for office
"$peerpool" site -q -o "$tmp/outside" --for applicants
{
	(cd "$tmp/office" && ls reports)
	grep -l 'Hester Quillon' "$tmp"/office/records/proposal/* | wc -l
	(cd "$tmp/outside" && ls reports && ls records)
	grep -lr 'Quillon\|Oakshott\|Fairholt' "$tmp/outside" || :
	grep -c 'A map of lost peat' "$tmp/outside/records/proposal.html"
} >"$tmp/got" 2>&1
same 'the site' <<END
committee.html
rounds.html
4
rounds.html
call
call.html
institution
institution.html
proposal
proposal.html
1
END

echo "$passed passed, $failed failed"
[ $failed = 0 ]
