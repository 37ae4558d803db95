/* Who makes a commit, and when: see the header. */
#include "store/ident.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* One of the two. */
struct who {
	const char *what;		/* "GIT_AUTHOR" */
	const char *name, *email;	/* as set for this one alone */
};

struct moment {
	long long seconds;
	int zone;			/* minutes east of Greenwich */
};

static const char *variable(struct pp_arena *arena, const char *what,
			    const char *part)
{
	const char *value = getenv(pp_arena_printf(arena, "%s_%s", what, part));

	return value && *value ? value : NULL;
}

static bool is_crud(char c)
{
	return (unsigned char)c <= ' ' || strchr(".,:;<>\"\\'", c);
}

/* As git cleans it: what would end it, and marks around it, are left out. */
static const char *clean(struct pp_arena *arena, const char *text)
{
	size_t n = strlen(text);
	char *out, *p;

	while (n && is_crud(text[n - 1]))
		n--;
	while (n && is_crud(*text)) {
		text++;
		n--;
	}
	out = p = pp_arena_copy(arena, text, n);
	for (size_t i = 0; i < n; i++)
		if (!strchr("\n<>", text[i]))
			*p++ = text[i];
	*p = '\0';
	return out;
}

/* The number that the next n digits are; *p goes on behind them.  -1 where they
 * are not all there. */
static int digits(const char **p, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)(*p)[i]))
			return -1;
		value = 10 * value + ((*p)[i] - '0');
	}
	*p += n;
	return value;
}

/* "+0100", "+01:00" or "Z"; the whole rest of the text. */
static int read_zone(int *out, const char *text)
{
	int sign = *text == '-' ? -1 : 1;
	int h, m;

	*out = 0;
	if (!strcmp(text, "Z") || !strcmp(text, "z"))
		return 0;
	if (*text != '+' && *text != '-')
		return -1;
	text++;
	h = digits(&text, 2);
	text += h >= 0 && *text == ':';
	m = h < 0 ? -1 : digits(&text, 2);
	if (h > 14 || m < 0 || m > 59 || *text)
		return -1;
	*out = sign * (60 * h + m);
	return 0;
}

static int local_zone(time_t at)
{
	struct tm tm;

	return localtime_r(&at, &tm) ? (int)(tm.tm_gmtoff / 60) : 0;
}

/* "2026-01-02T03:04:05Z", "2026-01-02 03:04:05 +0100", or without a zone. */
static int read_iso(struct moment *out, const char *text)
{
	/* What stands before each number, and how long it is. */
	static const struct {
		const char *before;
		int n;
	} parts[] = {
		{ "", 4 }, { "-", 2 }, { "-", 2 }, { "T ", 2 }, { ":", 2 },
		{ ":", 2 },
	};
	struct tm tm = { .tm_isdst = -1 };
	int value[6];

	for (int i = 0; i < 6; i++) {
		if (i && (!*text || !strchr(parts[i].before, *text++)))
			return -1;
		value[i] = digits(&text, parts[i].n);
		if (value[i] < 0)
			return -1;
	}
	tm.tm_year = value[0] - 1900;
	tm.tm_mon = value[1] - 1;
	tm.tm_mday = value[2];
	tm.tm_hour = value[3];
	tm.tm_min = value[4];
	tm.tm_sec = value[5];
	text += *text == ' ';
	if (!*text) {
		out->seconds = mktime(&tm);
		out->zone = local_zone((time_t)out->seconds);
		return 0;
	}
	if (read_zone(&out->zone, text) < 0)
		return -1;
	out->seconds = timegm(&tm) - 60 * out->zone;
	return 0;
}

static int read_date(struct moment *out, const char *text)
{
	const char *start = text + (*text == '@');
	char *end;

	out->seconds = strtoll(start, &end, 10);
	if (isdigit((unsigned char)*start) && (*end == ' ' || !*end)) {
		out->zone = 0;
		return *end ? read_zone(&out->zone, end + 1) : 0;
	}
	return read_iso(out, text);
}

static struct moment now(void)
{
	time_t t = time(NULL);

	return (struct moment){ t, local_zone(t) };
}

static void report_nobody(struct pp_sink *sink)
{
	struct pp_finding *f = pp_report(
		sink, PP_R(WRITE_COMMIT), (struct pp_pos){ 0 },
		"there is no name to make the commit in");

	pp_report_note(sink, f, (struct pp_pos){ 0 },
		       "git config --global user.name 'YOUR NAME'");
	pp_report_note(sink, f, (struct pp_pos){ 0 },
		       "git config --global user.email YOUR@ADDRESS");
}

/* NULL with a finding. */
static const char *find(const struct who *who, struct pp_listing into,
			const struct pp_settings *s)
{
	struct pp_arena *arena = into.arena;
	const char *name = variable(arena, who->what, "NAME");
	const char *email = variable(arena, who->what, "EMAIL");
	const char *date = variable(arena, who->what, "DATE");
	struct moment at = now();
	int zone;

	name = name ? name : who->name ? who->name : s->user_name;
	email = email ? email : who->email ? who->email : s->user_email;
	if (!email)
		email = getenv("EMAIL");
	name = clean(arena, name ? name : "");
	email = clean(arena, email ? email : "");
	if (!*name || !*email) {
		report_nobody(into.sink);
		return NULL;
	}
	if (date && read_date(&at, date) < 0) {
		pp_report(into.sink, PP_R(WRITE_COMMIT), (struct pp_pos){ 0 },
			  "%s_DATE must be 'SECONDS ZONE' or a date and time "
			  "of ISO 8601", who->what);
		return NULL;
	}
	zone = abs(at.zone);
	return pp_arena_printf(arena, "%s <%s> %lld %c%02d%02d", name, email,
			       at.seconds, at.zone < 0 ? '-' : '+', zone / 60,
			       zone % 60);
}

int pp_idents_find(struct pp_idents *out, struct pp_listing into,
		   const struct pp_settings *s)
{
	const struct who author = { "GIT_AUTHOR", s->author_name,
				    s->author_email };
	const struct who committer = { "GIT_COMMITTER", s->committer_name,
				       s->committer_email };

	out->author = find(&author, into, s);
	out->committer = out->author ? find(&committer, into, s) : NULL;
	return out->committer ? 0 : -1;
}
