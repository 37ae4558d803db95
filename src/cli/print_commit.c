/* Telling which commit a command made: see the header. */
#include "cli/print_commit.h"

void pp_print_commit(FILE *out, const char *sep,
		     const struct pp_write_result *written)
{
	char hex[PP_ID_HEX];

	if (!written->committed)
		return;
	pp_id_hex(hex, written->commit);
	fprintf(out, "%s commit %.10s", sep, hex);
	if (written->on_no_branch)
		fputs(", which is on no branch: 'git switch -c NAME' keeps it",
		      out);
}
