/* Sums that nobody can be found in. */
#include "report/withhold.h"

#include "base/memory.h"

struct pp_withhold_sum pp_withhold_sum(const struct pp_withhold *w,
				       const bool *in)
{
	struct pp_withhold_sum out = { 0 };
	struct pp_arena scrap = { 0 };
	int64_t *has = pp_new(&scrap, int64_t, w->person_count);
	uint64_t all = 0, largest = 0;

	for (size_t i = 0; i < w->part_count; i++)
		if (in[w->parts[i].cell])
			has[w->parts[i].person] += w->parts[i].amount;
	for (size_t i = 0; i < w->person_count; i++) {
		uint64_t size = has[i] < 0 ? -(uint64_t)has[i] :
					     (uint64_t)has[i];

		out.amount += has[i];
		out.people += size > 0;
		all += size;
		if (size > largest)
			largest = size;
	}
	out.is_safe = out.people >= w->least && largest <= all / 2;
	pp_arena_release(&scrap);
	return out;
}

static struct pp_withhold_sum sum_of_one(const struct pp_withhold *w,
					 bool *in, size_t cell)
{
	struct pp_withhold_sum sum;

	in[cell] = true;
	sum = pp_withhold_sum(w, in);
	in[cell] = false;
	return sum;
}

/* The cell to be withheld next: cell_count where none is left. */
static size_t find_next(const struct pp_withhold *w, const bool *withheld,
			const bool *among, const int64_t *amounts)
{
	size_t next = w->cell_count;

	for (size_t i = 0; i < w->cell_count; i++) {
		bool first = w->first && w->first[i];
		bool was = next < w->cell_count && w->first && w->first[next];

		if (!among[i] || withheld[i])
			continue;
		if (next == w->cell_count || first > was ||
		    (first == was && amounts[i] < amounts[next]))
			next = i;
	}
	return next;
}

bool pp_withhold_run(bool *withheld, const struct pp_withhold *w,
		     const bool *among)
{
	struct pp_arena scrap = { 0 };
	int64_t *amounts = pp_new(&scrap, int64_t, w->cell_count);
	bool *in = pp_new(&scrap, bool, w->cell_count);
	bool is_safe = true;

	for (size_t i = 0; i < w->cell_count; i++) {
		struct pp_withhold_sum sum;

		if (!among[i])
			continue;
		sum = sum_of_one(w, in, i);
		amounts[i] = sum.amount < 0 ? -sum.amount : sum.amount;
		withheld[i] |= !sum.is_safe;
	}
	for (;;) {
		struct pp_withhold_sum hidden;
		size_t next;

		for (size_t i = 0; i < w->cell_count; i++)
			in[i] = among[i] && withheld[i];
		hidden = pp_withhold_sum(w, in);
		is_safe = hidden.is_safe || !hidden.people;
		if (is_safe)
			break;
		next = find_next(w, withheld, among, amounts);
		if (next == w->cell_count)
			break;
		withheld[next] = true;
	}
	pp_arena_release(&scrap);
	return is_safe;
}
