/* Host names and addresses.  Names in ASCII, which nearly all are, are checked
 * here; libidn2 is asked about A-labels and U-labels only. */
#include "schema/host.h"

#include <idn2.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum {
	LABEL_MAX = 63,
	NAME_MAX_BYTES = 253,
	U_LABEL_MAX = LABEL_MAX * 4,	/* bytes */
	GROUPS = 8,			/* of an IPv6 address */
};

/* The letters, digits and hyphens of a label. */
static bool is_ldh(struct pp_str label)
{
	if (!label.n || label.n > LABEL_MAX || label.p[0] == '-' ||
	    label.p[label.n - 1] == '-')
		return false;
	for (size_t i = 0; i < label.n; i++)
		if (!pp_is_letter(label.p[i]) && !pp_is_digit(label.p[i]) &&
		    label.p[i] != '-')
			return false;
	return true;
}

static bool has_prefix(struct pp_str label)
{
	return label.n >= 4 && (label.p[0] | 0x20) == 'x' &&
	       (label.p[1] | 0x20) == 'n' && label.p[2] == '-' &&
	       label.p[3] == '-';
}

/* libidn2 wants a string that ends in NUL, and A-labels in lower case. */
static bool copy_label(char out[U_LABEL_MAX + 1], struct pp_str label)
{
	if (label.n > U_LABEL_MAX || memchr(label.p, '\0', label.n))
		return false;
	memcpy(out, label.p, label.n);
	out[label.n] = '\0';
	return true;
}

/* Does libidn2 accept the A-label?  It must come back from its U-label as it
 * went in. */
static int a_label_fault(struct pp_str label)
{
	char text[U_LABEL_MAX + 1];
	char *made = NULL;
	int rc;

	if (!copy_label(text, label))
		return IDN2_INVALID_ALABEL;
	for (char *p = text; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 'a' - 'A');
	rc = idn2_register_u8(NULL, (uint8_t *)text, (uint8_t **)&made, 0);
	idn2_free(made);
	return rc;
}

/* *length is set to that of the A-label. */
static int u_label_fault(struct pp_str label, bool normalise, size_t *length)
{
	char text[U_LABEL_MAX + 1];
	char *made = NULL;
	int rc;

	*length = 0;
	if (!copy_label(text, label))
		return label.n > U_LABEL_MAX ? IDN2_TOO_BIG_LABEL :
					       IDN2_DISALLOWED;
	rc = idn2_register_u8((uint8_t *)text, NULL, (uint8_t **)&made,
			      normalise ? IDN2_NFC_INPUT : 0);
	if (rc == IDN2_OK)
		*length = strlen(made);
	idn2_free(made);
	return rc;
}

static bool is_ascii(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Is cp of a block that is written from right to left? */
static bool is_right_to_left(uint32_t cp)
{
	return (cp >= 0x590 && cp <= 0x8ff) || (cp >= 0xfb1d && cp <= 0xfdff) ||
	       (cp >= 0xfe70 && cp <= 0xfefe) ||
	       (cp >= 0x10800 && cp <= 0x10fff) ||
	       (cp >= 0x1e800 && cp <= 0x1efff);
}

/* The bytes of the full stop at the start of s: '.', or one of the three that
 * RFC 3490 treats as it; 0 where there is none. */
static size_t full_stop(struct pp_str s)
{
	uint32_t cp;
	unsigned n;

	if (s.n && *s.p == '.')
		return 1;
	n = pp_utf8_decode(s, &cp);
	return n == 3 && (cp == 0x3002 || cp == 0xff0e || cp == 0xff61) ? n : 0;
}

/* Take the first label off name.  Returns false where none is left; *more
 * tells whether a full stop followed it. */
static bool next_label(struct pp_str *label, struct pp_str *name, bool *more)
{
	size_t stop = 0;

	if (!*more)
		return false;
	*label = (struct pp_str){ name->p, 0 };
	while (name->n && !(stop = full_stop(*name))) {
		label->n++;
		name->p++;
		name->n--;
	}
	*more = stop > 0;
	name->p += stop;
	name->n -= stop;
	return true;
}

/* What is wrong with one label of an internationalised name. */
static int label_fault(struct pp_str label, bool normalise, size_t *length)
{
	*length = label.n;
	if (!is_ascii(label))
		return u_label_fault(label, normalise, length);
	if (!is_ldh(label))
		return label.n > LABEL_MAX ? IDN2_TOO_BIG_LABEL :
					     IDN2_DISALLOWED;
	if (has_prefix(label))
		return a_label_fault(label);
	return label.n > 4 && label.p[2] == '-' && label.p[3] == '-' ?
		       IDN2_2HYPHEN : IDN2_OK;
}

/* Two of RFC 5893's rules that libidn2 does not check: a name with one label
 * from right to left is a Bidi domain name, in which no label may begin with a
 * digit (rule 1); and no label has digits of both sorts (rule 4). */
struct direction {
	bool digit_first, right_to_left, mixed_digits;
};

static bool is_european_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x6f0 && cp <= 0x6f9);
}

static bool is_arabic_digit(uint32_t cp)
{
	return cp >= 0x660 && cp <= 0x669;
}

static void note_direction(struct direction *d, struct pp_str label)
{
	bool european = false, arabic = false;

	d->digit_first |= label.n && pp_is_digit(label.p[0]);
	for (size_t i = 0; i < label.n;) {
		uint32_t cp = 0;
		unsigned n = pp_utf8_decode(
			(struct pp_str){ label.p + i, label.n - i }, &cp);

		d->right_to_left |= is_right_to_left(cp);
		european |= is_european_digit(cp);
		arabic |= is_arabic_digit(cp);
		i += n ? n : 1;
	}
	d->mixed_digits |= european && arabic;
}

static int name_fault(struct pp_str text, bool normalise)
{
	struct direction direction = { 0 };
	size_t total = 0, length;
	struct pp_str label;
	bool more = true;

	while (next_label(&label, &text, &more)) {
		int rc = label_fault(label, normalise, &length);

		if (rc != IDN2_OK)
			return rc;
		note_direction(&direction, label);
		total += length + more;
		if (total > NAME_MAX_BYTES)
			return IDN2_TOO_BIG_DOMAIN;
	}
	if (direction.mixed_digits ||
	    (direction.digit_first && direction.right_to_left))
		return IDN2_BIDI;
	return IDN2_OK;
}

bool pp_ipv4_holds(struct pp_str text)
{
	size_t i = 0;

	for (int part = 0; part < 4; part++) {
		size_t start;
		int value = 0;

		if (part && (i == text.n || text.p[i++] != '.'))
			return false;
		start = i;
		while (i < text.n && i - start < 3 && pp_is_digit(text.p[i]))
			value = value * 10 + (text.p[i++] - '0');
		if (i == start || value > 255 ||
		    (text.p[start] == '0' && i - start > 1))
			return false;
	}
	return i == text.n;
}

bool pp_ipv6_holds(struct pp_str text)
{
	bool gap = false;
	size_t i = 0;
	int groups = 0;

	if (text.n > 1 && text.p[0] == ':') {
		if (text.p[1] != ':')
			return false;
		gap = true;
		i = 2;
	}
	while (i < text.n) {
		size_t start = i;

		while (i < text.n && i - start < 5 && pp_is_hex(text.p[i]))
			i++;
		if (i < text.n && text.p[i] == '.')
			return pp_ipv4_holds((struct pp_str){
				       text.p + start, text.n - start }) &&
			       (gap ? groups + 2 < GROUPS :
				      groups + 2 == GROUPS);
		if (i == start || i - start > 4 || ++groups > GROUPS)
			return false;
		if (i == text.n)
			break;
		if (text.p[i++] != ':' || i == text.n)
			return false;
		if (text.p[i] == ':') {
			if (gap)
				return false;
			gap = true;
			i++;
		}
	}
	return gap ? groups < GROUPS : groups == GROUPS;
}

bool pp_hostname_holds(struct pp_str text)
{
	size_t start = 0;

	if (text.n > NAME_MAX_BYTES)
		return false;
	for (;;) {
		const char *dot = text.n > start ?
			memchr(text.p + start, '.', text.n - start) : NULL;
		size_t end = dot ? (size_t)(dot - text.p) : text.n;
		struct pp_str label = { text.p + start, end - start };

		if (!is_ldh(label) ||
		    (has_prefix(label) && a_label_fault(label) != IDN2_OK))
			return false;
		if (!dot)
			return true;
		start = end + 1;
	}
}

bool pp_idn_hostname_holds(struct pp_str text, bool normalise)
{
	return name_fault(text, normalise) == IDN2_OK;
}

const char *pp_idn_hostname_fault(struct pp_str text)
{
	int rc = name_fault(text, false);

	return rc == IDN2_OK ? NULL : idn2_strerror(rc);
}
