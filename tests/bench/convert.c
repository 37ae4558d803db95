/* convert DIR <LIST
 *
 * The records that LIST names, one on a line, in the formats of other tools:
 * DIR/KIND.jsonl as they are, DIR/KIND.csv and DIR/KIND.rec flat.  In these a
 * key below another is joined to it by '_'; several values of one field stand
 * in one cell of CSV, with ';' between, and in as many fields of a recfile. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

enum { NAME_SIZE = 64, FIELDS_MAX = 256, COLUMNS_MAX = 64 };

/* What CSV asks for before the first record: its columns.  head is what a
 * recfile says of the type. */
static const struct kind {
	const char *name, *columns, *head;
} kinds[] = {
	{ "council",
	  "id name region website seats elections_held_on elections_kind "
	  "elections_turnout elections_control notes",
	  "%rec: council\n%key: id\n" },
	{ "member",
	  "id name group region council mentor status status_on paused_until "
	  "joined_on contact_email contact_telephone contact_address_line "
	  "contact_address_town contact_address_postcode skills "
	  "availability_month_01 availability_month_02 availability_month_03 "
	  "availability_month_04 availability_month_05 availability_month_06 "
	  "languages training_course training_attended_on training_days notes "
	  "rate consent salt",
	  "%rec: member\n%key: id\n%type: council rec council\n"
	  "%type: mentor rec member\n" },
	{ "assignment",
	  "id member lead council programme group year status starts_on "
	  "ends_on days sessions_agreed sessions_held tasks_title "
	  "tasks_due_on tasks_done outcomes cost_travel cost_fee summary "
	  "remarks salt",
	  "%rec: assignment\n%key: id\n%type: member,lead rec member\n"
	  "%type: council rec council\n%type: days int\n" },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

struct output {
	FILE *jsonl, *csv, *rec;
	char columns[COLUMNS_MAX][NAME_SIZE];
	size_t count;
};

struct field {
	char name[NAME_SIZE];
	const yaml_node_t *value;
};

struct flat {
	struct field fields[FIELDS_MAX];
	size_t count;
};

static void die(const char *what)
{
	fprintf(stderr, "convert: %s: %s\n", what, strerror(errno));
	exit(1);
}

static const char *text(const yaml_node_t *node)
{
	return (const char *)node->data.scalar.value;
}

/* --- JSON ----------------------------------------------------------------- */

static bool is_bare(const yaml_node_t *node)
{
	const char *p = text(node);
	size_t n;

	if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return false;
	if (!strcmp(p, "true") || !strcmp(p, "false"))
		return true;
	n = strspn(p, "0123456789");
	if (n && p[n] == '.')
		n += 1 + strspn(p + n + 1, "0123456789");
	return n && !p[n];
}

static void write_string(FILE *f, const char *p)
{
	putc('"', f);
	for (; *p; p++) {
		if (*p == '"' || *p == '\\')
			putc('\\', f);
		if (*p == '\n')
			fputs("\\n", f);
		else
			putc(*p, f);
	}
	putc('"', f);
}

static void write_json(FILE *f, yaml_document_t *doc, yaml_node_t *node);

static void write_list(FILE *f, yaml_document_t *doc, yaml_node_t *node)
{
	const char *before = "[";

	for (yaml_node_item_t *item = node->data.sequence.items.start;
	     item < node->data.sequence.items.top; item++) {
		fputs(before, f);
		write_json(f, doc, yaml_document_get_node(doc, *item));
		before = ",";
	}
	putc(']', f);
}

static void write_mapping(FILE *f, yaml_document_t *doc, yaml_node_t *node)
{
	const char *before = "{";

	for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
	     pair < node->data.mapping.pairs.top; pair++) {
		fputs(before, f);
		write_string(f, text(yaml_document_get_node(doc, pair->key)));
		putc(':', f);
		write_json(f, doc, yaml_document_get_node(doc, pair->value));
		before = ",";
	}
	putc('}', f);
}

/* No list or mapping of the records is empty. */
static void write_json(FILE *f, yaml_document_t *doc, yaml_node_t *node)
{
	if (node->type == YAML_SEQUENCE_NODE)
		write_list(f, doc, node);
	else if (node->type == YAML_MAPPING_NODE)
		write_mapping(f, doc, node);
	else if (is_bare(node))
		fputs(text(node), f);
	else
		write_string(f, text(node));
}

/* --- flat ----------------------------------------------------------------- */

static void flatten(struct flat *flat, yaml_document_t *doc, yaml_node_t *node,
		    const char *name)
{
	char below[NAME_SIZE];

	if (node->type == YAML_SCALAR_NODE) {
		if (flat->count == FIELDS_MAX)
			die(name);
		snprintf(flat->fields[flat->count].name, NAME_SIZE, "%s", name);
		flat->fields[flat->count++].value = node;
		return;
	}
	if (node->type == YAML_SEQUENCE_NODE) {
		for (yaml_node_item_t *item = node->data.sequence.items.start;
		     item < node->data.sequence.items.top; item++)
			flatten(flat, doc, yaml_document_get_node(doc, *item),
				name);
		return;
	}
	for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
	     pair < node->data.mapping.pairs.top; pair++) {
		snprintf(below, sizeof(below), "%.40s%s%.20s", name,
			 *name ? "_" : "",
			 text(yaml_document_get_node(doc, pair->key)));
		for (char *p = below; *p; p++)
			*p = *p == '-' ? '_' : *p;
		flatten(flat, doc, yaml_document_get_node(doc, pair->value),
			below);
	}
}

static void write_rec(FILE *f, const struct flat *flat)
{
	putc('\n', f);
	for (size_t i = 0; i < flat->count; i++)
		fprintf(f, "%s: %s\n", flat->fields[i].name,
			text(flat->fields[i].value));
}

/* No value of the records has a quote or a line break. */
static void write_csv(const struct output *out, const struct flat *flat)
{
	size_t used = 0;

	for (size_t c = 0; c < out->count; c++) {
		bool first = true;

		if (c)
			putc(',', out->csv);
		for (size_t i = 0; i < flat->count; i++) {
			if (strcmp(flat->fields[i].name, out->columns[c]))
				continue;
			fprintf(out->csv, "%s%s", first ? "\"" : ";",
				text(flat->fields[i].value));
			first = false;
			used++;
		}
		if (!first)
			putc('"', out->csv);
	}
	putc('\n', out->csv);
	if (used != flat->count) {
		errno = EINVAL;
		die("a field without a column");
	}
}

/* --- files ---------------------------------------------------------------- */

static FILE *start_file(const char *dir, const char *name, const char *ending)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s.%s", dir, name, ending);
	f = fopen(path, "w");
	if (!f)
		die(path);
	return f;
}

static void start(struct output *out, const char *dir, const struct kind *kind)
{
	const char *p = kind->columns;

	out->jsonl = start_file(dir, kind->name, "jsonl");
	out->csv = start_file(dir, kind->name, "csv");
	out->rec = start_file(dir, kind->name, "rec");
	fputs(kind->head, out->rec);
	while (*p) {
		size_t n = strcspn(p, " ");

		snprintf(out->columns[out->count], NAME_SIZE, "%.*s", (int)n,
			 p);
		fprintf(out->csv, "%s%s", out->count ? "," : "",
			out->columns[out->count]);
		out->count++;
		p += n + strspn(p + n, " ");
	}
	putc('\n', out->csv);
}

static void convert(struct output *out, const char *path)
{
	struct flat flat = { .count = 0 };
	FILE *f = fopen(path, "r");
	yaml_parser_t parser;
	yaml_document_t doc;

	if (!f)
		die(path);
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_file(&parser, f);
	if (!yaml_parser_load(&parser, &doc))
		die(path);
	flatten(&flat, &doc, yaml_document_get_root_node(&doc), "");
	write_json(out->jsonl, &doc, yaml_document_get_root_node(&doc));
	putc('\n', out->jsonl);
	write_rec(out->rec, &flat);
	write_csv(out, &flat);
	yaml_document_delete(&doc);
	yaml_parser_delete(&parser);
	fclose(f);
}

static struct output *output_of(struct output *outputs, const char *path)
{
	for (size_t k = 0; k < KINDS; k++)
		if (!strncmp(path + strlen("records/"), kinds[k].name,
			     strlen(kinds[k].name)))
			return &outputs[k];
	errno = EINVAL;
	die(path);
	return NULL;
}

int main(int argc, char **argv)
{
	static struct output outputs[KINDS];
	char path[4096];

	if (argc != 2) {
		fputs("usage: convert DIR <LIST\n", stderr);
		return 2;
	}
	for (size_t k = 0; k < KINDS; k++)
		start(&outputs[k], argv[1], &kinds[k]);
	while (fgets(path, sizeof(path), stdin)) {
		path[strcspn(path, "\n")] = '\0';
		convert(output_of(outputs, path), path);
	}
	for (size_t k = 0; k < KINDS; k++)
		if (fclose(outputs[k].jsonl) || fclose(outputs[k].csv) ||
		    fclose(outputs[k].rec))
			die(argv[1]);
	return 0;
}
