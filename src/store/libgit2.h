#ifndef PP_STORE_LIBGIT2_H
#define PP_STORE_LIBGIT2_H

/* For this folder only, instead of <git2.h>: libgit2, loaded when it is first
 * needed.  Linking it costs 2 ms in every start, for itself and the twenty
 * libraries behind it, and most runs look at no repository.
 *
 * Code calls git_odb_read() and the like as ever; a function that is new here
 * has its line in both lists. */
#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#define PP_LIBGIT2(F) \
	F(attr_get_many) F(attr_value) F(commit_tree_id) \
	F(config_add_file_ondisk) F(config_free) F(config_get_string) \
	F(config_snapshot) F(error_last) F(error_set_str) \
	F(index_entry_stage) F(index_entrycount) F(index_find_prefix) \
	F(index_free) F(index_get_byindex) F(index_get_bypath) \
	F(index_open) F(libgit2_init) F(libgit2_opts) \
	F(merge_base) F(object_free) F(object_id) F(object_lookup) \
	F(object_lookup_prefix) F(object_peel) \
	F(odb_add_alternate) F(odb_add_backend) \
	F(odb_backend_data_alloc) F(odb_backend_data_free) \
	F(odb_backend_loose) F(odb_backend_pack) F(odb_free) F(odb_hash) \
	F(odb_init_backend) F(odb_new) F(odb_object_data) \
	F(odb_object_free) F(odb_object_size) \
	F(odb_read) F(odb_read_header) F(oid_fromstr) F(oid_fromstrp) \
	F(reference_dwim) F(reference_free) F(reference_name) \
	F(reference_name_to_id) F(repository_config) F(repository_free) \
	F(repository_open_ext) \
	F(repository_set_odb) F(revparse_single)

struct pp_libgit2 {
/* A member's name takes no parentheses. NOLINTNEXTLINE(bugprone-macro-*) */
#define PP_LIBGIT2_MEMBER(name) __typeof__(&git_##name) name;
	PP_LIBGIT2(PP_LIBGIT2_MEMBER)
#undef PP_LIBGIT2_MEMBER
};

/* The functions, once pp_libgit2_load has returned 0. */
const struct pp_libgit2 *pp_libgit2(void);

/* Load and start it, once in a process; it is never stopped.  Thread safe.
 * Returns 0, or -1 where there is no such library. */
int pp_libgit2_load(void);

#define git_attr_get_many (pp_libgit2()->attr_get_many)
#define git_attr_value (pp_libgit2()->attr_value)
#define git_commit_tree_id (pp_libgit2()->commit_tree_id)
#define git_config_add_file_ondisk (pp_libgit2()->config_add_file_ondisk)
#define git_config_free (pp_libgit2()->config_free)
#define git_config_get_string (pp_libgit2()->config_get_string)
#define git_config_snapshot (pp_libgit2()->config_snapshot)
#define git_error_last (pp_libgit2()->error_last)
#define git_error_set_str (pp_libgit2()->error_set_str)
#define git_index_entry_stage (pp_libgit2()->index_entry_stage)
#define git_index_entrycount (pp_libgit2()->index_entrycount)
#define git_index_find_prefix (pp_libgit2()->index_find_prefix)
#define git_index_free (pp_libgit2()->index_free)
#define git_index_get_byindex (pp_libgit2()->index_get_byindex)
#define git_index_get_bypath (pp_libgit2()->index_get_bypath)
#define git_index_open (pp_libgit2()->index_open)
#define git_libgit2_init (pp_libgit2()->libgit2_init)
#define git_libgit2_opts (pp_libgit2()->libgit2_opts)
#define git_merge_base (pp_libgit2()->merge_base)
#define git_object_free (pp_libgit2()->object_free)
#define git_object_id (pp_libgit2()->object_id)
#define git_object_lookup (pp_libgit2()->object_lookup)
#define git_object_lookup_prefix (pp_libgit2()->object_lookup_prefix)
#define git_object_peel (pp_libgit2()->object_peel)
#define git_odb_add_alternate (pp_libgit2()->odb_add_alternate)
#define git_odb_add_backend (pp_libgit2()->odb_add_backend)
#define git_odb_backend_data_alloc (pp_libgit2()->odb_backend_data_alloc)
#define git_odb_backend_data_free (pp_libgit2()->odb_backend_data_free)
#define git_odb_backend_loose (pp_libgit2()->odb_backend_loose)
#define git_odb_backend_pack (pp_libgit2()->odb_backend_pack)
#define git_odb_free (pp_libgit2()->odb_free)
#define git_odb_hash (pp_libgit2()->odb_hash)
#define git_odb_init_backend (pp_libgit2()->odb_init_backend)
#define git_odb_new (pp_libgit2()->odb_new)
#define git_odb_object_data (pp_libgit2()->odb_object_data)
#define git_odb_object_free (pp_libgit2()->odb_object_free)
#define git_odb_object_size (pp_libgit2()->odb_object_size)
#define git_odb_read (pp_libgit2()->odb_read)
#define git_odb_read_header (pp_libgit2()->odb_read_header)
#define git_oid_fromstr (pp_libgit2()->oid_fromstr)
#define git_oid_fromstrp (pp_libgit2()->oid_fromstrp)
#define git_reference_dwim (pp_libgit2()->reference_dwim)
#define git_reference_free (pp_libgit2()->reference_free)
#define git_reference_name (pp_libgit2()->reference_name)
#define git_reference_name_to_id (pp_libgit2()->reference_name_to_id)
#define git_repository_config (pp_libgit2()->repository_config)
#define git_repository_free (pp_libgit2()->repository_free)
#define git_repository_open_ext (pp_libgit2()->repository_open_ext)
#define git_repository_set_odb (pp_libgit2()->repository_set_odb)
#define git_revparse_single (pp_libgit2()->revparse_single)

#endif
