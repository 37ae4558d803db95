/* The ids of new records. */
#include "pool/new_id.h"

#include "base/random.h"
#include "pool/same_name.h"

enum { SLUG_MAX = 60 };

struct pp_str pp_title_property(const struct pp_kind *kind)
{
	const char *open = kind->title.n ?
		memchr(kind->title.p, '{', kind->title.n) : NULL;
	const char *close = open ? memchr(open, '}', kind->title.n -
				   (size_t)(open - kind->title.p)) : NULL;

	return close ? (struct pp_str){ open + 1, (size_t)(close - open) - 1 } :
		       PP_LIT("name");
}

struct pp_str pp_new_id(struct pp_arena *arena, const struct pp_kind *kind,
			struct pp_str title)
{
	char letters[PP_ID_LETTERS + 1];

	if (kind->slug)
		return pp_slug(arena, title, SLUG_MAX);
	pp_random_letters(letters, PP_ID_LETTERS);
	return pp_str(pp_arena_printf(arena, "%.*s-%s", PP_STR(kind->prefix),
				      letters));
}
