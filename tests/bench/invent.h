#ifndef BENCH_INVENT_H
#define BENCH_INVENT_H

#include <stdint.h>

/* What the makers of records share: words, and numbers that look random and
 * are the same each time. */

#define ANY(list, r) ((list)[(r) % (sizeof(list) / sizeof(*(list)))])

static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

static const char *const given[] = {
	"Ada", "Bronwen", "Chidi", "Dilys", "Emeka", "Farah", "Gwilym",
	"Harriet", "Imran", "Joan", "Kwame", "Lowri", "Meera", "Niall",
	"Oona", "Priya", "Rhys", "Siân", "Tariq", "Una", "Verity", "Wanda",
};
static const char *const family[] = {
	"Aldridge", "Brackenbury", "Coldwell", "Dunmore", "Eastlake",
	"Fairweather", "Greenhalgh", "Hollins", "Ironside", "Jessop",
	"Kettlewell", "Larkin", "Marchbanks", "Nettleton", "Okonjo",
	"Pemberley", "Quillfeather", "Ravensworth", "Stannard", "Thackrah",
};
static const char *const groups[] = { "con", "lab", "ind", "ld" };
static const char *const regions[] = {
	"east-of-england", "east-midlands", "london", "north-east",
	"north-west", "south-east", "south-west", "west-midlands",
	"yorkshire-and-humber", "wales",
};
static const char *const skills[] = {
	"adult-social-care", "audit", "budget", "children", "climate",
	"communications", "culture", "devolution", "digital", "economy",
	"equality", "governance", "health", "housing", "planning",
	"regeneration", "scrutiny", "transport", "waste", "workforce",
};
static const char *const notes[] = {
	"Prefers work within an hour of home, and not on Thursdays.",
	"Asks for papers a week before, in large print.",
	"Has chaired a scrutiny committee through two changes of control.",
	"Can speak to a full council as well as to a single portfolio holder.",
};

/* A good mixing of 64 bits (as in a Weyl sequence hashed): each number of a
 * record has its own salt. */
static inline uint64_t mixed(uint64_t i, uint64_t salt)
{
	uint64_t x = i * 0x9e3779b97f4a7c15u + salt * 0xd1b54a32d192ed03u;

	x = (x ^ x >> 32) * 0xd6e8feb86659fd93u;
	x = (x ^ x >> 32) * 0xd6e8feb86659fd93u;
	return x ^ x >> 32;
}

/* Eight letters; distinct for distinct i below 2^20, which are its first, in
 * an order without pattern (the multiplier is odd). */
static inline void make_id(char id[9], uint64_t i)
{
	uint64_t n = (i * 0x9e3b5 & 0xfffff) << 20 | (mixed(i, 1) & 0xfffff);

	for (int k = 0; k < 8; k++)
		id[k] = letters[n >> (35 - 5 * k) & 31];
	id[8] = '\0';
}

#endif
