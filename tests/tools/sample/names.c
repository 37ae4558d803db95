/* Names of people.  All invented. */
#include "sample.h"

#include <string.h>

enum { NAMES = 96 };

static const char *const given_names[NAMES] = {
	"Tamsin", "Gwilym", "Farida", "Alaric", "Josephine", "Kwabena",
	"Marigold", "Desmond", "Ishani", "Barnaby", "Rosalind", "Tomasz",
	"Hyacinth", "Leopold", "Nasreen", "Fergus", "Winifred", "Obadiah",
	"Sunniva", "Percival", "Chidinma", "Rupert", "Araminta", "Devendra",
	"Philippa", "Cornelius", "Zainab", "Ambrose", "Delphine", "Hamish",
	"Oluwaseun", "Prudence", "Magnus", "Yasmina", "Cuthbert", "Elowen",
	"Rajinder", "Beatrix", "Montague", "Saoirse", "Everard", "Lakshmi",
	"Theodora", "Ignatius", "Morwenna", "Babatunde", "Clementine",
	"Aneurin", "Parveen", "Lysander", "Henrietta", "Stanislaw", "Olwen",
	"Jermaine", "Cordelia", "Hector", "Amarjit", "Verity", "Caradoc",
	"Nkechi", "Algernon", "Isolde", "Mustafa", "Peregrine", "Bronwen",
	"Tyrone", "Evangeline", "Giles", "Shabnam", "Wilfred", "Angharad",
	"Roderick", "Temperance", "Kamal", "Octavia", "Lachlan", "Anjali",
	"Bartholomew", "Eluned", "Winston", "Ottilie", "Conrad", "Ruqayyah",
	"Ferdinand", "Mair", "Jocelyn", "Adebayo", "Harriet", "Silvester",
	"Meera", "Godfrey", "Nerys", "Ewan", "Valentina", "Crispin", "Honor"
};

static const char *const family_names[NAMES] = {
	"Quillfeather", "Ap-Tegwyn", "Rahmani-Thorne", "Marlpit", "Swanbeck",
	"Asamoah-Fell", "Thimblethorpe", "Okehurst", "Banerji-Holt",
	"Larkwhistle", "Pennyquick-Moor", "Kowalik-Reave", "Brackenbridge",
	"Van der Wold", "Chaudry-Vale", "MacOrrin", "Otterbourne-Lee",
	"Stillwater", "Fjellgate", "Crumblehome", "Ezeoke-Lamb", "Saltmarsh",
	"Winterbrook", "Mehrotra-Pike", "Foxtwistle", "Hollowend",
	"Siddiq-Barrow", "Candleford", "Merriweal", "Drumtochter",
	"Adeyinka-Rowe", "Goosegreen", "Haldenby-Stray", "Karimzad",
	"Thistledown", "Penhallyn", "Sandhu-Wickes", "Applegarth-Nye",
	"Ravensholt", "O'Talloran", "Wetherspool", "Iyer-Cobham", "Plumbridge",
	"Halfpenny-Grant", "Tregorlan", "Ogunwale-Dart", "Millbeck",
	"Ap-Rhodri", "Hussainy", "Oakenshaw-Bell", "Turnpike", "Zielonka-Ward",
	"Pryce-Glanafon", "Baptiste-Lowe", "Hartsbane", "Cobblestow",
	"Gill-Aspinwold", "Fennimore-Ash", "Cadwgan", "Nwosu-Bright",
	"Tanglewood", "Birdsedge", "Yildirim-Cope", "Highcastle",
	"Llanerch-Wynne", "Desmarais-Poole", "Honeychurch-Dale", "Wythenstow",
	"Akhtar-Lyle", "Ironmonger-Speed", "Morgannwg-Tey", "Kilbrandle",
	"Fairweather-Ling", "Hassanally", "Buttercross", "MacAndlish",
	"Deshpande-Kerr", "Lovelock-Rudd", "Gwernant", "Campbell-Osier",
	"Featherstonehill", "Brightwater", "Al-Marwick", "Copperthwaite",
	"Tyddyn-Jones", "Larchmere", "Okafor-Sedge", "Nettlefold-Gray",
	"Quarrington", "Nair-Whitby", "Underbank", "Penmaen-Rees",
	"Strathlorne", "Rossetti-Crane", "Woodlouse-Hay", "Everdene-Starr"
};

struct human human_new(unsigned number)
{
	struct human h = { .number = number };
	struct chance c = chance_new("human", number);
	/* In steps, so that neighbours are none in the lists; and with every
	 * round through the lists they are paired anew. */
	unsigned step = number * 35, round = number / NAMES;

	if (number >= NAMES * NAMES)
		die("too many", "people");
	strcpy(h.person, "p-");
	chance_text(&c, h.person + 2, 8);
	h.given = given_names[step % NAMES];
	h.family = family_names[(step + round * 31) % NAMES];
	snprintf(h.name, sizeof(h.name), "%s %s", h.given, h.family);
	return h;
}

static void write_email(FILE *f, const struct human *h)
{
	fputs("  email: ", f);
	for (const char *s = h->name; *s; s++)
		if (*s == ' ' && s == h->name + strlen(h->given))
			fputc('.', f);
		else if (*s != ' ' && *s != '\'')
			fputc(*s >= 'A' && *s <= 'Z' ? *s + 32 : *s, f);
	fputs("@example.org\n", f);
}

/* The notice's third version is of February 2024; in spring 2021 everyone was
 * given the second. */
static void write_notice(FILE *f, const struct human *h, int known)
{
	int given = day_of(2021, 4, 1) + (int)h->number % 60;

	if (given < known)
		given = known;
	fprintf(f, "privacy_notice:\n  version: v%d\n  given_on: %s\n",
		given >= day_of(2024, 2, 1) ? 3 : 2, day_text(given).s);
}

void human_write(const struct human *h, const char *style, const char *email,
		 int known)
{
	struct chance c = chance_new("person", h->number);
	bool mobile = chance_percent(&c, 65), phone = chance_percent(&c, 85);
	bool rather = chance_percent(&c, 25);
	FILE *f;

	if (known > asof)
		return;
	f = record_open("person", h->person);
	fprintf(f, "name: %s\nsort_name: %s, %s\n", h->name, h->family,
		h->given);
	if (style)
		fprintf(f, "style: %s\n", style);
	fputs("contact:\n", f);
	if (email)
		fprintf(f, "  email: %s\n", email);
	else
		write_email(f, h);
	if (phone)
		fprintf(f, "  phone: %s%03u\n",
			mobile ? "07700 900" : "01632 960",
			(h->number * 7 + 11) % 1000);
	if (phone && rather)
		fputs("  prefers: phone\n", f);
	write_notice(f, h, known);
	record_salt(f);
}
