#ifndef PP_SCHEMA_AUTOMATON_H
#define PP_SCHEMA_AUTOMATON_H

#include <stdbool.h>

#include "base/str.h"
#include "schema/regex.h"

/* A deterministic finite automaton that searches a text for a regular
 * expression: one table look-up for each character, whatever the expression.
 * Never changed once made; threads share it. */
struct pp_automaton;

/* Returns NULL where the expression needs more than an automaton has
 * (lookaround, back references, properties), or more states than are sensible:
 * the work of making one is bounded, at some milliseconds. */
struct pp_automaton *pp_automaton_new(const struct pp_regex *regex);
void pp_automaton_free(struct pp_automaton *a);

/* Does the expression match somewhere in subject?  No where subject is not
 * UTF-8 up to the place where the answer is known. */
bool pp_automaton_match(const struct pp_automaton *a, struct pp_str subject);

#endif
