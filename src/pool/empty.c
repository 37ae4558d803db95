/* Tables without rows. */
#include "pool/empty.h"

#include "index/writer.h"

struct pp_db *pp_empty_open(const struct pp_schemas *schemas,
			    struct pp_listing into)
{
	const struct pp_schemas *s = schemas;
	struct pp_sink ignored = { 0 };
	struct pp_tables tables;
	struct pp_writer *writer;
	struct pp_db *db;
	enum pp_db_fault fault = pp_db_new(&db, NULL, 0);

	if (!fault) {
		pp_tables_derive(&tables, into.arena, &ignored, &s->kinds,
				 s->files, s->count);
		pp_sink_release(&ignored);
		fault = pp_db_begin(db, PP_DB_WRITE);
	}
	if (!fault) {
		writer = pp_writer_new(db, &tables);
		pp_writer_tables(writer, PP_LIT("pool"));
		fault = pp_writer_end(writer);
	}
	if (!fault)
		return db;
	pp_db_report(into.sink, db, fault, NULL);
	pp_db_close(db);
	return NULL;
}
