#ifndef PP_BASE_ASCII_H
#define PP_BASE_ASCII_H

#include <stdbool.h>

/* Kinds of ASCII characters, whatever the locale; nothing past ASCII is of
 * any kind. */
static inline bool pp_is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static inline bool pp_is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool pp_is_alnum(char c)
{
	return pp_is_digit(c) || pp_is_letter(c);
}

/* The value of a hexadecimal digit of either case, or -1. */
static inline int pp_hex_value(char c)
{
	if (pp_is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static inline bool pp_is_hex(char c)
{
	return pp_hex_value(c) >= 0;
}

static inline char pp_to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline char pp_to_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

#endif
