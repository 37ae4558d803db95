/* Councils: real ones, from mySociety's table (CC BY 4.0) or from the records
 * that were made from it. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

const char *const region_names[REGIONS] = {
	"east-midlands", "east-of-england", "london", "north-east",
	"north-west", "south-east", "south-west", "wales", "west-midlands",
	"yorkshire-and-the-humber"
};

/* Where peers sit, by region, and after the bar those that the first ones
 * need: their county councils, and what some of them were made from. */
static const char *const chosen[REGIONS] = {
	"WNT CHA NNT DER MEL LCE MAS NGM BOS|DBY NTT LEC LIN COR DAV NTH",
	"BAI THR GRY CBF SCA LUT MSU SOS NHE|ESS NFK CAM SFK HRT",
	"CMD HCK RIC BEX HMF BRY GRE SWK NWM|",
	"STT SND HPL STY RCC NTY NBL NET DUR|",
	"CBD WRL WAF BPL SRI CHW MAN WYR RCH|LAN ALL EDN CMA",
	"ARU IOW SUR WBK TUN WNM WOX RDG BAN|WSX SRY KEN OXF HAM",
	"SMT CHT BST MDE NSM DST EXE SGC WIL|GLS DEV MEN SOM",
	"RCT GWN CWY BGW FLN CAY AGY NWP MON|",
	"COV SST SHR WLL MAV TFW BIR RED WAW|STS WOR WAR",
	"NYE BNS SHF ERY YOR CLD WKF LDS NLN|CRA NYK",
};

enum column {
	CODE, NAME, SHORT, GSS, START, END, REPLACED, NATION, REGION, TYPE,
	TYPE_NAME, COUNTY, FORMER, COLUMNS
};

static bool is_chosen(const char *code)
{
	for (int r = 0; r < REGIONS; r++) {
		const char *at = strstr(chosen[r], code);

		if (at && strlen(code) == 3)
			return true;
	}
	return false;
}

/* "Yorkshire and The Humber" to "yorkshire-and-the-humber". */
static void slug(char *out, size_t size, const char *text)
{
	size_t n = 0;

	for (; *text && n + 1 < size; text++)
		out[n++] = *text == ' ' ? '-' :
			   (char)(*text | (*text >= 'A' && *text <= 'Z') << 5);
	out[n] = '\0';
}

static int region_of(const char *name)
{
	for (int r = 0; r < REGIONS; r++)
		if (strcmp(region_names[r], name) == 0)
			return r;
	die("unknown region", name);
	return -1;
}

static const char *type_of(const char *code)
{
	static const char *const types[][2] = {
		{ "CTY", "county" }, { "NMD", "district" },
		{ "UA", "unitary" }, { "MD", "metropolitan-district" },
		{ "LBO", "london-borough" }, { "WPA", "welsh-unitary" },
		{ "CC", "city-of-london" }, { "COMB", "combined-authority" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (strcmp(types[i][0], code) == 0)
			return types[i][1];
	die("unknown type", code);
	return NULL;
}

static void copy(char *out, size_t size, const char *text)
{
	if (strlen(text) >= size)
		die("too long", text);
	strcpy(out, text);
}

/* "CBD,WAF" */
static void successors(struct council *c, const char *text)
{
	for (int i = 0; i < 2 && *text; i++) {
		size_t n = strcspn(text, ",");

		if (n >= sizeof(c->successors[i]))
			die("too long", text);
		memcpy(c->successors[i], text, n);
		text += n + (text[n] != '\0');
	}
}

static struct council *add(struct pool *pool)
{
	if (pool->council_count == COUNCILS_MAX)
		die("too many", "councils");
	return &pool->councils[pool->council_count++];
}

static void add_row(struct pool *pool, char *column[COLUMNS])
{
	struct council *c = add(pool);
	char region[40];

	copy(c->id, sizeof(c->id), column[CODE]);
	copy(c->name, sizeof(c->name), column[NAME]);
	copy(c->short_name, sizeof(c->short_name), column[SHORT]);
	copy(c->gss, sizeof(c->gss), column[GSS]);
	copy(c->former_gss, sizeof(c->former_gss), column[FORMER]);
	copy(c->county, sizeof(c->county), column[COUNTY]);
	copy(c->type, sizeof(c->type), type_of(column[TYPE]));
	slug(region, sizeof(region), column[REGION]);
	c->region = region_of(region);
	c->founded = day_parse(column[START]);
	c->abolished = day_parse(column[END]);
	successors(c, column[REPLACED]);
}

/* Splits a row of CSV (RFC 4180, no line breaks in fields) in place. */
static void split_row(char *line, char *column[COLUMNS])
{
	line[strcspn(line, "\r\n")] = '\0';
	for (int i = 0; i < COLUMNS; i++) {
		char stop = *line == '"' ? '"' : ',';

		line += stop == '"';
		column[i] = line;
		while (*line && *line != stop)
			line++;
		if (*line)
			*line++ = '\0';
		if (stop == '"' && *line)
			line++;
	}
}

/* The planner goes by place in the array: it must not depend on where the
 * councils were read from. */
static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct council *)a)->id,
		      ((const struct council *)b)->id);
}

static void finish(struct pool *pool)
{
	qsort(pool->councils, (size_t)pool->council_count,
	      sizeof(*pool->councils), by_id);
}

void councils_read_csv(struct pool *pool, const char *file)
{
	FILE *f = fopen(file, "r");
	char line[1000], *column[COLUMNS];

	if (!f)
		die("cannot read", file);
	while (fgets(line, sizeof(line), f)) {
		split_row(line, column);
		if (is_chosen(column[CODE]))
			add_row(pool, column);
	}
	fclose(f);
	finish(pool);
}

/* One line of a record that councils_write wrote. */
static void read_line(struct council *c, const char *key, const char *value)
{
	if (strcmp(key, "id") == 0)
		copy(c->id, sizeof(c->id), value);
	else if (strcmp(key, "short_name") == 0)
		copy(c->short_name, sizeof(c->short_name), value);
	else if (strcmp(key, "type") == 0)
		copy(c->type, sizeof(c->type), value);
	else if (strcmp(key, "county") == 0)
		copy(c->county, sizeof(c->county), value);
	else if (strcmp(key, "region") == 0)
		c->region = region_of(value);
	else if (strcmp(key, "founded_on") == 0)
		c->founded = day_parse(value);
	else if (strcmp(key, "abolished_on") == 0)
		c->abolished = day_parse(value);
}

static void read_record(struct pool *pool, FILE *f)
{
	struct council *c = add(pool);
	char line[1000], list[12] = "", *value;

	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		value = strstr(line, ": ");
		if (strncmp(line, "  - ", 4) == 0) {
			if (strlen(list) + strlen(line) > sizeof(list))
				die("too long", line);
			strcat(strcat(list, *list ? "," : ""), line + 4);
		} else if (value && line[0] != '#') {
			*value = '\0';
			read_line(c, line, value + 2);
		}
	}
	successors(c, list);
}

void councils_read_records(struct pool *pool, const char *directory)
{
	for (int r = 0; r < REGIONS; r++) {
		const char *at = chosen[r];

		while (*at) {
			int n = (int)strcspn(at, " |");
			char path[500];
			FILE *f;

			snprintf(path, sizeof(path), "%s/%.*s.yaml",
				 directory, n, at);
			f = fopen(path, "r");
			if (!f)
				die("cannot read", path);
			read_record(pool, f);
			fclose(f);
			at += n + (at[n] != '\0');
		}
	}
	finish(pool);
}

static void write_one(const struct council *c)
{
	FILE *f = record_open("council", c->id);

	fprintf(f, "name: %s\nshort_name: %s\ngss_code: %s\n", c->name,
		c->short_name, c->gss);
	if (*c->former_gss)
		fprintf(f, "former_gss_codes: [%s]\n", c->former_gss);
	fprintf(f, "region: %s\ntype: %s\n", region_names[c->region], c->type);
	if (*c->county)
		fprintf(f, "county: %s\n", c->county);
	record_day(f, "founded_on", c->founded);
	record_day(f, "abolished_on", c->abolished);
	if (c->abolished)
		fputs("successors:\n", f);
	for (int i = 0; i < 2 && *c->successors[i]; i++)
		fprintf(f, "  - %s\n", c->successors[i]);
	record_close(f);
}

void councils_write(const struct pool *pool)
{
	for (int i = 0; i < pool->council_count; i++)
		write_one(&pool->councils[i]);
}

int council_find(const struct pool *pool, const char *id)
{
	for (int i = 0; i < pool->council_count; i++)
		if (strcmp(pool->councils[i].id, id) == 0)
			return i;
	die("no council", id);
	return -1;
}

int council_home(const struct pool *pool, int region, unsigned n)
{
	unsigned count = (unsigned)strcspn(chosen[region], "|") / 4 + 1;
	char code[4] = "";

	memcpy(code, chosen[region] + n % count * 4, 3);
	return council_find(pool, code);
}

static bool follows(const struct council *a, const struct council *b)
{
	return strcmp(a->successors[0], b->id) == 0 ||
	       strcmp(a->successors[1], b->id) == 0;
}

bool councils_tied(const struct pool *pool, int a, int b)
{
	const struct council *x = &pool->councils[a], *y = &pool->councils[b];

	return a == b || strcmp(x->county, y->id) == 0 ||
	       strcmp(y->county, x->id) == 0 || follows(x, y) ||
	       follows(y, x);
}
