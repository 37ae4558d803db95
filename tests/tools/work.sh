#!/bin/sh
# work.sh PEERPOOL: requests, candidates and days of the sample.  Clocks are read
# over every sort of bank holiday; who is a candidate is looked at again in the
# records' files; and another limit is laid over work that was done.
set -eu
case $1 in
/*) peerpool=$1 ;;
*) peerpool=$PWD/$1 ;;
esac
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
day=2026-11-21

# expect WHAT WANTED FOUND
expect() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'work: %s\n  wanted: %s\n  found:  %s\n' "$1" "$2" "$3"
	fi
}

ask() {
	"$peerpool" query --date $day --format csv "$@" | sed 1d | tr -d '\r'
}

# The working day after Easter, the Jubilee, the State Funeral, the Coronation,
# Christmas on a weekend, an ordinary Friday; and the fifth after one.
while read -r from n due; do
	expect "working day $n after $from" "$due" "$(ask "
		SELECT w.day
		FROM counted_day c
		JOIN working_day w ON w.number = c.number + $n
		WHERE c.day = '$from'")"
done <<'END'
2022-04-14 1 2022-04-19
2022-06-01 1 2022-06-06
2022-09-16 1 2022-09-20
2023-05-05 1 2023-05-09
2021-12-24 1 2021-12-29
2022-12-31 1 2023-01-03
2027-12-24 1 2027-12-29
2026-11-20 1 2026-11-23
2026-08-27 5 2026-09-04
END

# policy LIMIT BLOCKS: one to be laid over the records
policy() {
	mkdir -p "$tmp/try/records/policies"
	cat >"$tmp/try/records/policies/try.yaml" <<-END
		id: try
		title: A limit to be tried
		in_force_from: 2021-01-02
		decided_by: Lead Members
		decided_on: 2020-12-09
		because: To see what it would have meant.
		limits:
		  days_a_year: $1
		  blocking: $2
	END
}

# over [OPTION]...: how many peers passed the limit of their group in 2022
over() {
	ask "$@" "SELECT count(*) FROM peer_balance
	          WHERE year = 2022 AND state = 'over'"
}
expect 'nobody over the limit of 2022' 0 "$(over)"
policy 8 false
wanted=$(find records/assignments -name '*.yaml' | xargs awk '
	FNR == 1 { flush() }
	/^person:/ { person = $2 }
	/^role: officer/ { officer = 1 }
	/^starts_on: 2022/ { then = 1 }
	/^cancelled_on:/ { off = 1 }
	/^  allocated:/ { days = $2 }
	/^  used:/ { days = $2 }
	function flush() {
		if (then && !off && !officer)
			sum[person] += days
		then = off = officer = days = 0
	}
	END {
		flush()
		for (p in sum)
			n += sum[p] > 8
		print n + 0
	}')
expect 'over a limit of 8 days' "$wanted" "$(over --overlay "$tmp/try")"
policy 8 true
expect 'and where it blocks, that is an error' "$wanted" "$(
	"$peerpool" check --date $day --overlay "$tmp/try" --max-findings 5000 \
		2>/dev/null | grep -c ' in 2022, .*over-limit-blocked')"

# Of every open request: candidates sit elsewhere, are of a group that was asked,
# were not named before, and are not at work on those days.
grep -L '^closed_on' records/requests/*.yaml | while read -r file; do
	grep -q "^starts_on: 2027" "$file" && basename "$file" .yaml
done | head -12 >"$tmp/open" || :
[ -s "$tmp/open" ] || expect 'open requests' some none
find records/peers records/offers -name '*.yaml' | xargs awk '
	FNR == 1 { id = FILENAME; sub(/.*\//, "", id); sub(/\..*/, "", id) }
	/^person:/ { person = $2; if (id ~ /^r-/) print "peer", id, person }
	/^council:/ { print "sits", id, $2 }
	/^request:/ { print "named", person, $2 }' >"$tmp/facts"
while read -r id; do
	file=records/requests/$id.yaml
	role=member
	case $id in *mentoring*) role=mentor ;; esac
	ask -p request="$id" -p role=$role candidates |
		awk -F, -v id="$id" \
		-v host="$(sed -n 's/^host: \([A-Z]*\).*/\1/p' "$file")" \
		-v groups="$(sed -n 's/^  - group: //p' "$file" | tr '\n' ' ')" '
		NR == FNR {
			split($0, w, " ")
			if (w[1] == "peer")
				person[w[2]] = w[3]
			else
				is[w[1], w[2], w[3]] = 1
			next
		}
		{
			peer = $NF
			if (index(groups, $3) == 0)
				print id ": " peer " is of a group not asked"
			if (host != "" && ($4 == host || ("sits", peer, host) in is))
				print id ": " peer " sits on the host"
			if (("named", person[peer], id) in is)
				print id ": " peer " was named before"
		}' "$tmp/facts" -
done <"$tmp/open" >"$tmp/said"
expect 'candidates of every open request' '' "$(head -3 "$tmp/said")"

# None of them has an accreditation that runs out before the first day: by what
# its decision says, or after three years where the Conservatives have made it
# since that has been their policy.
find records/decisions -name '*.yaml' | xargs awk -v day=$day '
	FNR == 1 { flush() }
	/^person:/ { person = $2 }
	/^group:/ { con = $2 == "con" }
	/^decided_on:/ { on = $2 }
	/^valid_until:/ { until = $2 }
	/^outcome: (accredited|confirmed)/ { good = 1 }
	function flush() {
		if (good && on <= day && on > last[person]) {
			last[person] = on
			if (con && on >= "2023-10-01" && until == "")
				until = substr(on, 1, 4) + 3 substr(on, 5)
			end[person] = until
		}
		good = 0
		until = ""
	}
	END {
		flush()
		for (p in end)
			if (end[p] != "")
				print p, end[p]
	}' >"$tmp/ends"
while read -r id; do
	starts=$(sed -n 's/^starts_on: //p' "records/requests/$id.yaml")
	ask -p request="$id" -p show=all candidates | awk -F, -v id="$id" \
		-v starts="$starts" '
		FILENAME != "-" {
			split($0, w, " ")
			if (w[1] == "peer")
				person[w[2]] = w[3]
			else if (FILENAME ~ /ends$/)
				end[w[1]] = w[2]
			next
		}
		{
			until = end[person[$NF]]
			short = until != "" && until < starts
			if (short && $1 != "")
				print id ": " $NF " only until " until
			if (/runs out on/ && !short)
				print id ": " $NF " wrongly"
			n += short
		}
		END { print n + 0 >>"'"$tmp/short"'" }' "$tmp/facts" "$tmp/ends" -
done <"$tmp/open" >"$tmp/said"
expect 'accreditation on the first day' '' "$(head -3 "$tmp/said")"
expect 'and some run out before' yes "$(awk '{ n += $1 }
	END { print (n > 5) ? "yes" : "no" }' "$tmp/short")"

# The first candidate, had they left, or a pause: of the days of the work, not of
# today.
id=cht-2027-progress-review
starts=$(sed -n 's/^starts_on: //p' records/requests/$id.yaml)
before=$(date -ud "$starts - 1 day" +%F)
peer=$(ask -p request=$id candidates | head -1 | awk -F, '{ print $NF }')
mkdir -p "$tmp/known/records/peers"
# would_be LINE...: what the candidates say of them, if the record had the lines
would_be() {
	{
		sed '/^salt:/d' "records/peers/$peer.yaml"
		printf '%s\n' "$@"
		grep '^salt:' "records/peers/$peer.yaml"
	} >"$tmp/known/records/peers/$peer.yaml"
	ask --overlay "$tmp/known" -p request=$id -p show=all candidates |
		awk -F, -v peer="$peer" '$NF == peer {
			print $1 != "" ? "fit" : $(NF - 1) }'
}
expect 'no pause yet' '' "$(grep '^pauses:' "records/peers/$peer.yaml")"
expect 'as the first is' fit "$(would_be)"
expect 'a pause that is over by then' fit \
	"$(would_be 'pauses:' "  - from: $day" "    until: $before" \
		'    reason: election')"
expect 'a pause of one day of the work' "paused to $starts" \
	"$(would_be 'pauses:' "  - from: $starts" "    until: $starts" \
		'    reason: election')"
expect 'an open pause' "paused from $starts" \
	"$(would_be 'pauses:' "  - from: $starts" '    reason: election')"
expect 'who will have left' "leaves on $before" "$(would_be "left_on: $before" 'left_because: own-request')"

# The tie alone is what keeps the host's own members out.
id=$(grep -v lga "$tmp/open" | head -1)
expect 'the host'"'"'s own are excluded, and why' 0 "$(ask "
	SELECT count(*) FROM own_council o JOIN request r ON r.host = o.council
	WHERE r.id = '$id'" | awk -v n="$(ask -p request="$id" -p show=excluded \
	candidates | grep -c 'tie to the host')" '{ print ($1 > 0) != (n > 0) }')"

# A question while the head was away went to somebody who was there.
expect 'nobody away was to answer' 0 "$(ask "
	SELECT count(*)
	FROM cover v
	JOIN holder h ON h.person = v.answers
	JOIN holder_absence a ON a.holder = h.id
	WHERE v.day BETWEEN a.\"from\" AND a.until
	  AND h.office = 'head-of-group-office'")"
expect 'deputies have answered' yes "$(ask "
	SELECT iif(count(*) > 5, 'yes', 'no')
	FROM request_clock q
	JOIN cover v ON v.\"group\" = q.\"group\" AND v.day = q.asked_on
	WHERE q.routed_to = 'cover' AND v.is_covered")"

# Welsh councils come through their own association, or went to it.
expect 'Welsh hosts' '' "$(ask "
	SELECT r.id
	FROM request r
	JOIN council h ON h.id = r.host
	WHERE h.region = 'wales'
	  AND NOT (r.requested_by = 'wlga' OR r.provider = 'wlga')")"

# A target: peers counted again, by their records and the decisions on them.
expect 'Independent peers who can lead' "$(
	find records/decisions records/peers -name '*.yaml' |
		LC_ALL=C sort | xargs awk -v day=$day '
	FNR == 1 { flush() }
	/^person:/ { person = $2 }
	/^outcome: accredited/ { accredited = 1 }
	/^decided_on:/ && $2 <= day { decided = 1 }
	/^group: ind/ { ours = 1 }
	/^  - lead( |$)/ { leads = 1 }
	/^left_on:/ && $2 < day { gone = 1 }
	/^[a-z_]*:/ { key = $1 }
	key == "pauses:" && /from:/ { gone = $NF <= day ? 1 : gone; last = gone }
	key == "pauses:" && /until:/ && $NF < day { gone = 0 }
	function flush() {
		if (accredited && decided)
			in_pool[person] = 1
		n += ours && leads && !gone && !accredited && person in in_pool
		accredited = decided = ours = leads = gone = 0
	}
	END { flush(); print n }')" "$(ask "
	SELECT peers FROM target_now WHERE id = '2026-independent-leads'")"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
