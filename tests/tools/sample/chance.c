/* Numbers, ids and words by chance, the same at each run. */
#include "sample.h"

#include <string.h>

/* SplitMix64 (Steele, Lea, Flood 2014): one word of state, good enough for
 * choosing names. */
static uint64_t next(struct chance *c)
{
	uint64_t z = c->state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

struct chance chance_new(const char *use, unsigned number)
{
	struct chance c = { 20261121 + (uint64_t)number };

	for (; *use; use++) {
		c.state = next(&c) ^ (unsigned char)*use;
	}
	next(&c);
	return c;
}

unsigned chance_below(struct chance *c, unsigned n)
{
	return (unsigned)((next(c) >> 32) * n >> 32);
}

int chance_between(struct chance *c, int low, int high)
{
	return low + (int)chance_below(c, (unsigned)(high - low + 1));
}

bool chance_percent(struct chance *c, unsigned percent)
{
	return chance_below(c, 100) < percent;
}

/* A letter comes first, so that no reader of YAML takes it for a number. */
void chance_text(struct chance *c, char *out, unsigned n)
{
	static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

	for (unsigned i = 0; i < n; i++)
		out[i] = alphabet[i ? chance_below(c, 32) :
				  10 + chance_below(c, 22)];
	out[n] = '\0';
}

void chance_shuffle(struct chance *c, unsigned *order, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		unsigned j = chance_below(c, i + 1);

		order[i] = order[j];
		order[j] = i;
	}
}

const char *deck_deal(struct deck *deck, struct chance *c)
{
	if (deck->n > DECK_MAX)
		die("deck", deck->cards[0]);
	if (deck->next % deck->n == 0) {
		chance_shuffle(c, deck->order, deck->n);
		deck->next = 0;
	}
	return deck->cards[deck->order[deck->next++]];
}

/* The text after '{' up to '}': choose one of its ways. */
static const char *spin_choice(struct chance *c, char *out, size_t size,
			       const char *text)
{
	const char *end = strchr(text, '}');
	unsigned ways = 1;
	size_t n;

	if (!end)
		die("no } in", text);
	for (const char *p = text; p < end; p++)
		ways += *p == '|';
	for (ways = chance_below(c, ways); ways; ways--)
		text = strchr(text, '|') + 1;
	n = strcspn(text, "|}");
	if (strlen(out) + n + 1 > size)
		die("too long", text);
	strncat(out, text, n);
	return end + 1;
}

void spin(struct chance *c, char *out, size_t size, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "{");

		if (strlen(out) + n + 1 > size)
			die("too long", text);
		strncat(out, text, n);
		text += n;
		if (*text)
			text = spin_choice(c, out, size, text + 1);
	}
}
