/* The form of a statement. */
#include "index/sql_form.h"

#include "index/sql_token.h"

static struct pp_pos place(const struct pp_query *q, struct pp_str token)
{
	return pp_sql_pos(q->file, q->sql, (size_t)(token.p - q->sql.p));
}

static bool is_word(struct pp_sql_token token, const char *word)
{
	return token.kind == PP_SQL_WORD &&
	       pp_sql_same_name(token.text, pp_str(word));
}

static bool is_semicolon(struct pp_sql_token token)
{
	return token.kind == PP_SQL_SIGN && *token.text.p == ';';
}

static int refuse_first(struct pp_sink *sink, const struct pp_query *q,
			struct pp_sql_token token)
{
	struct pp_finding *f;

	f = pp_report(sink, PP_R(QUERY_ERROR), place(q, token.text),
		      "a query may only read: it begins with SELECT, WITH or "
		      "VALUES");
	pp_report_found(sink, f, token.text);
	return -1;
}

/* --- dates without quotes ------------------------------------------------ */

enum { DATE_TOKENS = 5 };

static bool are_digits(struct pp_str text, size_t least, size_t most)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n >= least && text.n <= most;
}

/* Are these 2023-05-01, or 1/5/2023, with nothing between them? */
static bool is_date(const struct pp_sql_token *t)
{
	char sign = *t[1].text.p;
	bool year_first = t[0].text.n == 4;

	for (int i = 0; i < DATE_TOKENS - 1; i++)
		if (t[i].text.p + t[i].text.n != t[i + 1].text.p)
			return false;
	return (sign == '-' || sign == '/') && *t[3].text.p == sign &&
	       are_digits(t[0].text, 1, year_first ? 4 : 2) &&
	       are_digits(t[2].text, 1, 2) &&
	       are_digits(t[4].text, year_first ? 1 : 4, year_first ? 2 : 4);
}

static int refuse_date(struct pp_sink *sink, const struct pp_query *q,
		       const struct pp_sql_token *t)
{
	const char *end = t[DATE_TOKENS - 1].text.p +
			  t[DATE_TOKENS - 1].text.n;
	struct pp_finding *f;

	f = pp_report(sink, PP_R(QUERY_ERROR), place(q, t[0].text),
		      "a date stands in single quotes, as 'YYYY-MM-DD': "
		      "without them it is a calculation");
	pp_report_found(sink, f, (struct pp_str){
			t[0].text.p, (size_t)(end - t[0].text.p) });
	return -1;
}

/* --- the whole ----------------------------------------------------------- */

/* The last tokens, the newest last. */
static void keep(struct pp_sql_token *last, struct pp_sql_token token)
{
	for (int i = 0; i + 1 < DATE_TOKENS; i++)
		last[i] = last[i + 1];
	last[DATE_TOKENS - 1] = token;
}

int pp_sql_form_check(struct pp_sink *sink, const struct pp_query *q)
{
	struct pp_sql_token token, last[DATE_TOKENS] = { 0 };
	bool ended = false;
	size_t at = 0, count = 0;

	while (pp_sql_next(&token, q->sql, &at)) {
		if (!count++ && !is_word(token, "select") &&
		    !is_word(token, "with") && !is_word(token, "values"))
			return refuse_first(sink, q, token);
		if (ended && !is_semicolon(token)) {
			pp_report(sink, PP_R(QUERY_ERROR),
				  place(q, token.text),
				  "a second statement begins here: a query is "
				  "one SELECT");
			return -1;
		}
		ended = is_semicolon(token);
		keep(last, token);
		if (count >= DATE_TOKENS && is_date(last))
			return refuse_date(sink, q, last);
	}
	if (count)
		return 0;
	pp_report(sink, PP_R(QUERY_ERROR), (struct pp_pos){ .file = q->file },
		  "there is no SQL");
	return -1;
}
