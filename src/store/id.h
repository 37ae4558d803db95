#ifndef PP_STORE_ID_H
#define PP_STORE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Bytes in an object id (SHA-1), and in its hexadecimal form with a NUL. */
enum { PP_ID_SIZE = 20, PP_ID_HEX = 41 };

/* The id in hexadecimal, with a NUL. */
void pp_id_hex(char out[PP_ID_HEX], const uint8_t id[PP_ID_SIZE]);

/* 40 hexadecimal digits, of either case.  0, or -1 where text is not that. */
int pp_id_parse(uint8_t out[PP_ID_SIZE], struct pp_str text);

/* All zeros: in git's hooks, "there is none". */
bool pp_id_is_zero(const uint8_t id[PP_ID_SIZE]);

#endif
