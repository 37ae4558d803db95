#ifndef PP_CLI_FINGERPRINT_H
#define PP_CLI_FINGERPRINT_H

#include "base/arena.h"
#include "base/finding.h"
#include "base/map.h"

/* Names for findings by which a service knows them again from one run to the
 * next: made of file, rule, pointer and text, not of lines, columns or values.
 * Findings that share all these are counted, in their order. */
struct pp_fingerprints {
	struct pp_arena arena;
	struct pp_map seen;
};

enum { PP_FINGERPRINT_LENGTH = 32 };

/* 32 hexadecimal digits, which live as long as f. */
const char *pp_fingerprint(struct pp_fingerprints *f,
			   const struct pp_finding *finding);

void pp_fingerprints_release(struct pp_fingerprints *f);

#endif
