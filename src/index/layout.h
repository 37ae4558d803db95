#ifndef PP_INDEX_LAYOUT_H
#define PP_INDEX_LAYOUT_H

#include "base/buf.h"
#include "base/file.h"
#include "index/database.h"
#include "index/table.h"

/* For this folder only: the tables of an index database, as SQL.
 *
 *   _file	every file of the pool, by path; version is its blob id, and
 *		its stat data where that is to be trusted
 *   _kind	the kinds; slot is the database's own number of one, which
 *		stays, number its place in pp_kinds, which may not
 *   _table	the tables of the kinds, described; kind is a slot
 *   _column	their columns, but for those that all begin with
 *   _text	the texts of views and rules
 *   _note	small named values
 *   _trace	what has changed lately: see trace.h
 *   _count	one row: what is counted
 */

/* What is in _file.version. */
enum { PP_LAYOUT_ID = 20, PP_LAYOUT_VERSION = 20 + sizeof(struct pp_stat) };

/* Make these, where they are not there. */
enum pp_db_fault pp_layout_make(struct pp_db *db);

/* name, in double quotes. */
void pp_layout_quote(struct pp_buf *out, struct pp_str name);

/* The name by which SQL reaches the rowid of a table: one that no column
 * has. */
const char *pp_layout_rowid(const struct pp_table *table);

/* " TEXT", " INTEGER", ...; empty where it holds anything. */
const char *pp_layout_type(enum pp_column_type type);

/* CREATE TABLE. */
void pp_layout_create(struct pp_buf *out, const struct pp_table *table,
		      struct pp_str pool);

/* CREATE INDEX, for each that the table asks for. */
void pp_layout_indexes(struct pp_buf *out, const struct pp_table *table);

/* INSERT: ?1 rowid, ?2 _path, ?3 _line, ?4 _blob, ?5 ... the columns. */
void pp_layout_insert(struct pp_buf *out, const struct pp_table *table);

/* UPDATE, of the columns without an index, where those with one have the values
 * that are given; parameters as for INSERT. */
void pp_layout_update(struct pp_buf *out, const struct pp_table *table);

/* Has that column an index? */
bool pp_layout_has_index(const struct pp_table *table, size_t column);

/* DELETE: ?1 and ?2 are the first and last rowid. */
void pp_layout_delete(struct pp_buf *out, const struct pp_table *table);

#endif
