/* events [-r] LIST
 *
 * The floor that every YAML checker stands on: open and read each file that
 * LIST names, one on a line, and let libyaml find its events; nothing is done
 * with them.  With -r the files are only read. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <yaml.h>

static unsigned char bytes[16 << 20];

static bool parse(size_t n)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool ok = true, end = false;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, bytes, n);
	while (ok && !end) {
		ok = yaml_parser_parse(&parser, &event);
		if (ok) {
			end = event.type == YAML_STREAM_END_EVENT;
			yaml_event_delete(&event);
		}
	}
	yaml_parser_delete(&parser);
	return ok;
}

static bool one(const char *path, bool read_only)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? -1 : read(fd, bytes, sizeof(bytes));

	if (fd >= 0)
		close(fd);
	return n >= 0 && (read_only || parse((size_t)n));
}

int main(int argc, char **argv)
{
	bool read_only = argc == 3 && !strcmp(argv[1], "-r");
	FILE *list = argc >= 2 ? fopen(argv[argc - 1], "r") : NULL;
	char path[4096];
	int bad = 0;

	if (!list) {
		fputs("usage: events [-r] LIST\n", stderr);
		return 2;
	}
	while (fgets(path, sizeof(path), list)) {
		path[strcspn(path, "\n")] = '\0';
		if (!one(path, read_only)) {
			fprintf(stderr, "events: %s\n", path);
			bad = 1;
		}
	}
	fclose(list);
	return bad;
}
