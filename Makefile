# peerpool: records as plain text in git.
#
#   make         build the program, build/peerpool
#   make demo    install what is missing, build, validate the shipped records
#   make test    everything that CI runs
#   make check   the quick part of it, before each commit
#   make help    every target
#
# Variables:
#   SAN=1        build with ASan and UBSan     (in build/san)
#   COV=1        build for line coverage       (in build/cov)
#   V=1          show each command
#   PREFIX=/usr/local  DESTDIR=   where `make install` puts things
#   SUITE=DIR    the JSON Schema test suite (its root, or tests/draft2020-12)
#   FUZZ_SECONDS=600  BENCH_N="1000 10000 100000"  BENCH="check query"

VERSION := 0.1.0
# The day of that version, which manual pages bear.
RELEASED := 2026-11-30
PREFIX  ?= /usr/local
Q       := $(if $(V),,@)

# All cores, unless -j was given.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
MAKEFLAGS += --no-print-directory $(if $(V),,-s) -r

# --- how to compile ----------------------------------------------------------

B       ?= build$(if $(SAN),/san)$(if $(COV),/cov)$(if $(FUZZ),/fuzz)
CFLAGS  ?= -O2 -g
WARN    := -Wall -Wextra -Werror -Wshadow -Wconversion -Wno-sign-conversion \
	   -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
	   -Wundef -Wformat=2 -Wpointer-arith -Wold-style-definition
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all \
	    -fno-omit-frame-pointer -DPP_ARENA_MALLOC
COVERAGE := --coverage -O0 -fprofile-update=atomic
FLAGS    = -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L \
	   -DPP_VERSION='"$(VERSION)"' -Isrc -I$(B)/gen -pthread \
	   $(if $(FUZZ),,$(WARN)) $(CFLAGS) '-ffile-prefix-map=$(CURDIR)/=' \
	   $(if $(SAN)$(FUZZ),$(SANITIZE)) $(if $(COV),$(COVERAGE)) \
	   $(if $(FUZZ),-fsanitize=fuzzer-no-link) $(CPPFLAGS)
LIBS    := -Wl,--as-needed -lyaml -lpcre2-8 -lidn2 -lz -lsqlite3 -lcmark -lm

# --- what there is -----------------------------------------------------------

# From the lowest floor to the highest: see docs/architecture.md.
FLOORS  := base data schema store record index report pool exchange publish \
	   cli

HEADERS := $(sort $(wildcard src/*/*.h))
LIB_SRC := $(sort $(wildcard $(FLOORS:%=src/%/*.c)))
BIN_SRC := $(sort $(wildcard src/tools/*.c))
SRV_SRC := $(sort $(wildcard src/serve/*.c))
# What makes manual pages and completion, from the commands' option tables.
MAN_SRC := $(sort $(wildcard src/manual/*.c))
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o)
BIN_OBJ := $(BIN_SRC:%.c=$(B)/%.o)
SRV_OBJ := $(SRV_SRC:%.c=$(B)/%.o)
MAN_OBJ := $(MAN_SRC:%.c=$(B)/%.o)
LIB     := $(B)/libpeerpool.a
UNIT    := $(patsubst tests/unit/%.c,$(B)/unit/%,\
	   $(sort $(wildcard tests/unit/*.c)))
FUZZERS := $(patsubst %.c,%,$(notdir \
	   $(filter-out %/replay.c,$(sort $(wildcard tests/fuzz/*.c)))))

# --- build -------------------------------------------------------------------

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: FORCE all help clean

## all: build the programs (the default)
all: $(B)/peerpool $(B)/peerpool-serve

$(B)/peerpool: $(BIN_OBJ) $(LIB)
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $(BIN_OBJ) $(LIB) $(LIBS)

# What reads the command line of `peerpool serve` is in both.
$(B)/peerpool-serve: $(SRV_OBJ) $(B)/src/tools/start.o \
		$(B)/src/tools/serve_command.o $(LIB)
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ -lmicrohttpd $(LIBS)

$(B)/manual: $(MAN_OBJ) $(filter-out %/main.o,$(BIN_OBJ)) $(LIB)
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(LIB_OBJ)
	$(Q)rm -f $@ && $(AR) rcsD $@ $(LIB_OBJ)

$(B)/%.o: %.c $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

# libgit2 is loaded when a repository is first looked at: src/store/libgit2.h.
$(B)/src/store/libgit2.o: FLAGS += -DPP_LIBGIT2_NAME='"$(shell objdump -p \
	"$$($(CC) -print-file-name=libgit2.so)" | sed -n 's/.*SONAME *//p')"'

# The style sheet and the script of HTML pages are in the program.
EMBED = $(Q)mkdir -p $(@D) && sh tests/tools/embed.sh $< $(basename $(@F)) >$@
$(B)/gen/report/%_css.h: src/report/%.css tests/tools/embed.sh
	$(EMBED)
$(B)/gen/report/%_js.h: src/report/%.js tests/tools/embed.sh
	$(EMBED)
$(B)/src/report/page.o: $(B)/gen/report/style_css.h $(B)/gen/report/site_js.h

# So are the schemas of migrations and import maps, whose indentation counts.
$(B)/gen/exchange/%_schema.h: docs/formats/%.schema.yaml
	$(Q)mkdir -p $(@D)
	$(Q)sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< >$@
$(B)/src/exchange/migrate_form.o: $(B)/gen/exchange/migration_schema.h
$(B)/src/exchange/import_map_read.o: $(B)/gen/exchange/import-map_schema.h

# So is what makes PostgreSQL answer as SQLite does.
$(B)/gen/index/%_sql.h: src/index/%.sql tests/tools/embed.sh
	$(EMBED)
$(B)/src/index/postgres_ddl.o: $(B)/gen/index/postgres_sql.h

# Changes when the compiler or its flags do, and then everything is rebuilt.
# `make deps install`: no compiling before there is a compiler.
$(B)/flags: FORCE $(if $(filter deps,$(MAKECMDGOALS)),| deps)
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(CC) $(FLAGS) $(LDFLAGS) $(LIBS)' | cmp -s - $@ || \
		echo '$(CC) $(FLAGS) $(LDFLAGS) $(LIBS)' >$@

# A test program: one source, the library, cmocka.
$(B)/unit/%: tests/unit/%.c $(LIB) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -Itests -MMD -MP $(LDFLAGS) -o $@ $< $(LIB) \
		-lcmocka $(LIBS)

# ... and the server, where it is about that.
$(B)/unit/serve_%: tests/unit/serve_%.c $(filter-out %/main.o,$(SRV_OBJ)) \
		$(LIB) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -Itests -MMD -MP $(LDFLAGS) -o $@ \
		$(filter %.c %.o,$^) $(LIB) -lcmocka -lmicrohttpd $(LIBS)

-include $(LIB_OBJ:.o=.d) $(BIN_OBJ:.o=.d) $(SRV_OBJ:.o=.d) $(MAN_OBJ:.o=.d) \
	$(UNIT:=.d)

MAN     := $(patsubst docs/man/%.md,%,$(sort $(wildcard docs/man/*.md)))
.PHONY: man
## man: make the manual pages, build/man/*
man: $(MAN:%=$(B)/man/%)
$(B)/man/%: docs/man/%.md $(B)/manual
	$(Q)mkdir -p $(@D)
	$(Q)$(B)/manual page $< $(RELEASED) >$@

## clean: remove everything that was built
clean:
	$(Q)rm -rf build

## help: this list
help:
	@sed -n 's/^## \([a-z-]*\): \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | \
		while IFS='	' read -r target text; do \
			printf '  make %-15s %s\n' "$$target" "$$text"; \
		done

# Shell completion: build/complete/bash, zsh, fish.
COMPLETE := $(addprefix $(B)/complete/,bash zsh fish)
$(COMPLETE): $(B)/complete/%: $(B)/manual
	$(Q)mkdir -p $(@D)
	$(Q)$(B)/manual $* >$@

# --- set up, install ---------------------------------------------------------

.PHONY: deps demo install uninstall

## deps: install the Debian packages that are missing
deps:
	$(Q)sh tests/tools/deps.sh

## demo: set up, build, validate the shipped records, show what it can do
demo: deps
	$(Q)$(MAKE) all
	$(Q)sh tests/tools/demo.sh $(B)/peerpool

SHARE   := $(DESTDIR)$(PREFIX)/share
SHELLS  := $(addprefix $(SHARE)/,bash-completion/completions/peerpool \
	   bash-completion/completions/git-peerpool \
	   zsh/site-functions/_peerpool fish/vendor_completions.d/peerpool.fish)
DOC     := $(SHARE)/doc/peerpool

## install: install below DESTDIR and PREFIX, as `peerpool` and `git peerpool`
install: all man $(COMPLETE)
	$(Q)install -d $(DESTDIR)$(PREFIX)/bin $(DOC)
	$(Q)install -m 755 $(B)/peerpool $(B)/peerpool-serve \
		$(DESTDIR)$(PREFIX)/bin
	$(Q)ln -sf peerpool $(DESTDIR)$(PREFIX)/bin/git-peerpool
	$(Q)install -m 644 README.md LICENSE $(wildcard docs/*.md) $(DOC)
	$(Q)install -d $(DOC)/examples $(DOC)/formats
	$(Q)install -m 644 $(wildcard docs/examples/*) $(DOC)/examples
	$(Q)install -m 644 $(wildcard docs/formats/*) $(DOC)/formats
	$(Q)install -d $(SHARE)/man/man1 $(SHARE)/man/man5
	$(Q)install -m 644 $(patsubst %,$(B)/man/%,$(filter %.1,$(MAN))) \
		$(SHARE)/man/man1
	$(Q)install -m 644 $(patsubst %,$(B)/man/%,$(filter %.5,$(MAN))) \
		$(SHARE)/man/man5
	$(Q)echo '.so man1/peerpool.1' >$(SHARE)/man/man1/git-peerpool.1
	$(Q)install -d $(dir $(SHELLS))
	$(Q)install -m 644 $(B)/complete/bash $(word 1,$(SHELLS))
	$(Q)ln -sf peerpool $(word 2,$(SHELLS))
	$(Q)install -m 644 $(B)/complete/zsh $(word 3,$(SHELLS))
	$(Q)install -m 644 $(B)/complete/fish $(word 4,$(SHELLS))

## uninstall: remove what `make install` put there
uninstall:
	$(Q)rm -f $(DESTDIR)$(PREFIX)/bin/peerpool
	$(Q)rm -f $(DESTDIR)$(PREFIX)/bin/peerpool-serve
	$(Q)rm -f $(DESTDIR)$(PREFIX)/bin/git-peerpool
	$(Q)rm -rf $(DOC)
	$(Q)rm -f $(patsubst %,$(SHARE)/man/man1/%,$(filter %.1,$(MAN))) \
		$(patsubst %,$(SHARE)/man/man5/%,$(filter %.5,$(MAN))) \
		$(SHARE)/man/man1/git-peerpool.1 $(SHELLS)

# --- what must hold ----------------------------------------------------------

.PHONY: check-headers check-floors unit stories

## check-headers: compile each header alone
check-headers: $(HEADERS:%=$(B)/%.ok)
$(B)/%.h.ok: %.h $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -fsyntax-only -x c -MMD -MP -MF $(B)/$<.d \
		-MT $@ $< && touch $@
-include $(HEADERS:%=$(B)/%.d)

## check-floors: no floor uses a higher one, no ring, libraries in their floor
check-floors: $(LIB_OBJ) $(BIN_OBJ) $(SRV_OBJ) $(MAN_OBJ)
	$(Q)sh tests/tools/floors.sh '$(FLOORS) tools serve manual' \
		$(LIB_OBJ) $(BIN_OBJ) $(SRV_OBJ) $(MAN_OBJ) $(HEADERS) \
		$(LIB_SRC) $(BIN_SRC) $(SRV_SRC) $(MAN_SRC)

## unit: the unit tests (one: make unit UNIT=build/unit/NAME)
unit: $(UNIT)
	$(Q)rc=0; for t in $(UNIT); do $(UNDER) $$t || rc=1; done; exit $$rc

## stories: what the commands print (STORIES=FILE: one; UPDATE=1: write it)
stories: all $(B)/story
	$(Q)$(B)/story --program $(B)/peerpool $(if $(UPDATE),--update) \
		$(if $(WRAP),--wrap '$(WRAP)') $(STORIES)
STORIES ?= tests/stories

# Without the sanitizers: they are for what is tested.
$(B)/story: $(wildcard tests/tools/story/*.[ch]) $(B)/flags
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -g -o $@ $(filter %.c,$^)

# All that tests run, so that none builds what another one builds, beside it.
.PHONY: test-programs
test-programs: $(UNIT) $(MAN:%=$(B)/man/%) $(FUZZERS:%=$(B)/replay/%) \
	$(patsubst %,$(B)/%,story sample write-many kill-at browser-blocks) \
	$(if $(SUITE),$(B)/conformance)

.PHONY: conformance fuzz-replay tools-test docs-check figures printed man-check \
	complete-check pools warm index-same index-hard export-hard exchange-same \
	sample sample-check sample-history history \
	test-browser browser-check

# The JSON Schema test suite is not ours to keep; it is found beside us.
SUITE   ?= $(firstword $(wildcard ../shared/conformance/json-schema))

## conformance: run the JSON Schema test suite, SUITE=DIR
conformance: $(if $(SUITE),$(B)/conformance)
	$(Q)$(if $(SUITE),$(B)/conformance '$(SUITE)' tests/conformance/known-failures,\
		echo 'skipped: the JSON Schema test suite (SUITE=DIR)'; \
		echo '0 passed, 0 failed, 1 skipped')

$(B)/conformance: $(wildcard tests/conformance/*.c) $(LIB) $(B)/flags
	$(Q)$(CC) $(FLAGS) -Itests $(LDFLAGS) -o $@ \
		$(filter tests/conformance/%.c,$^) $(LIB) $(LIBS)

## tools-test: the scripts of the build: do they see what they must see?
tools-test: all $(COMPLETE) $(B)/story
	$(Q)rc=0; for t in tools/run tools/floors tools/deps tools/docs \
		bench/report; do sh tests/$$t-test.sh || rc=1; done; \
	sh tests/tools/rules-test.sh $(B)/peerpool || rc=1; \
	sh tests/tools/figures-test.sh $(B)/peerpool || rc=1; \
	sh tests/tools/requirements-test.sh $(B)/peerpool || rc=1; \
	sh tests/tools/complete-test.sh $(B)/peerpool $(B)/complete || rc=1; \
	sh tests/tools/story-test.sh $(B)/story $(B)/peerpool || rc=1; exit $$rc

## man-check: are the manual pages complete, and free of faults?
man-check: all man
	$(Q)sh tests/tools/man.sh $(B)/peerpool $(B)/manual $(B)/man docs/man

## complete-check: do the shells offer what the program takes?
complete-check: all $(COMPLETE)
	$(Q)bash tests/tools/complete.sh $(B)/peerpool $(B)/complete

## pools: are the sound pools sound, and does the faulty one show each fault?
pools: all
	$(Q)rc=0; sh tests/tools/pools.sh $(B)/peerpool || rc=1; \
	sh tests/tools/referees.sh $(B)/peerpool || rc=1; exit $$rc

.PHONY: rules reports
## rules: does each rule of the sample find its bad records? (RULES=ID: one)
# UPDATE=1 writes what they give; see tests/tools/rules.sh.
rules: all
	$(Q)UPDATE='$(UPDATE)' sh tests/tools/rules.sh $(B)/peerpool . $(RULES)

.PHONY: plans
## plans: what printed due dates mean, how lines stand, what papers may read
plans: all
	$(Q)sh tests/tools/plans.sh $(B)/peerpool

.PHONY: eligibility
## eligibility: do policies decide who may be sent, and nothing else?
eligibility: all
	$(Q)sh tests/tools/eligibility.sh $(B)/peerpool

.PHONY: sign-in
## sign-in: do sign-in sheets of all groups go in by one map?
sign-in: all
	$(Q)sh tests/tools/sign-in.sh $(B)/peerpool

.PHONY: work
## work: clocks over bank holidays, candidates looked at again, limits tried
work: all
	$(Q)sh tests/tools/work.sh $(B)/peerpool

.PHONY: processes
## processes: of each way in, an application complete, refused and broken
processes: all
	$(Q)sh tests/tools/processes.sh $(B)/peerpool

## queries: is every query that the sample keeps answered?
.PHONY: queries
queries: all
	$(Q)sh tests/tools/queries.sh $(B)/peerpool

## reports: is each report made without a fault? (REPORTS=ID: one)
reports: all
	$(Q)sh tests/tools/reports.sh $(B)/peerpool $(REPORTS)

.PHONY: adapting requirements
## adapting: does changing a file change the answer, with no rebuild?
adapting: all
	$(Q)sh tests/tools/adapting.sh $(B)/peerpool

## requirements: does docs/requirements.md hold, row by row?
requirements: all
	$(Q)sh tests/tools/requirements.sh $(B)/peerpool docs/requirements.md 1 144 \
		18 54 58 88 91 93 103 122 128 132 142

## warm: does what is remembered change anything but the time?
warm: all
	$(Q)sh tests/tools/warm.sh $(B)/peerpool

.PHONY: site-same
## site-same: does a site that follows changes equal one made from nothing?
site-same: all
	$(Q)sh tests/tools/site-random.sh $(B)/peerpool

## index-hard: is the index right after kills, damage, a full disk?
# INDEX_KILLS=500 INDEX_SECONDS=60 is the long run.
index-hard: all
	$(Q)sh tests/tools/index-hard.sh $(B)/peerpool

$(B)/write-many: tests/tools/write/many.c $(LIB) $(B)/flags
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

# Without the sanitizers: it is for what is tested.
$(B)/kill-at: tests/tools/write/kill_at.c $(B)/flags
	$(Q)$(CC) -std=c11 $(WARN) -g -o $@ $<

## migrate: a change of schemas over 10,000 records, to the last byte
migrate: all
	$(Q)sh tests/tools/migrate.sh $(B)/peerpool

## write-hard: many files at once: kills at every system call, a full disk
# WRITE_LONG=1 is the long run.
write-hard: all $(B)/write-many $(B)/kill-at
	$(Q)sh tests/tools/write-hard.sh $(B)

## exchange-same: does what is exported and imported again change nothing?
exchange-same: all
	$(Q)sh tests/tools/exchange.sh $(B)/peerpool

## export-hard: are exported files whole after kills and on a full disk?
# EXPORT_KILLS=500 is the long run.
export-hard: all
	$(Q)sh tests/tools/export-hard.sh $(B)/peerpool $(EXPORT_KILLS)

.PHONY: serve-hard
## serve-hard: is the server right under load, while records change?
# SERVE_SECONDS=300 is the long run.
serve-hard: all
	$(Q)sh tests/tools/serve-hard.sh $(B)/peerpool $(B)/peerpool-serve

## index-same: is an index moved by differences the same as one from nothing?
# INDEX_STEPS=1000 is the long run.
index-same: all
	$(Q)sh tests/tools/index.sh $(B)/peerpool

.PHONY: import-hard
## import-hard: an import that is killed, or whose disk is full
# IMPORT_STEP=1 tries every system call.
import-hard: all $(B)/kill-at
	$(Q)sh tests/tools/import-hard.sh $(B)

.PHONY: workbook
## workbook: an office's spreadsheet becomes records
workbook: all
	$(Q)sh tests/tools/workbook.sh $(B)/peerpool

SAMPLE := $(wildcard tests/tools/sample/*.[ch])
$(B)/sample: $(SAMPLE) $(B)/flags
	$(Q)$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) -g -o $@ \
		$(filter %.c,$^)

## sample: make the sample's records anew (not its councils)
sample: $(B)/sample
	$(Q)rm -rf $(B)/records && mkdir $(B)/records
	$(Q)$(B)/sample $(B)/records records/councils
	$(Q)for k in $$(ls $(B)/records); do rm -rf records/$$k; done
	$(Q)cp -R $(B)/records/. records

# Kinds of which it makes none are written by hand.
## sample-check: are the sample's records what the generator makes?
sample-check: $(B)/sample
	$(Q)rm -rf $(B)/records && mkdir $(B)/records
	$(Q)$(B)/sample $(B)/records records/councils
	$(Q)for k in $$(ls $(B)/records); do \
		diff -r records/$$k $(B)/records/$$k || exit 1; done; \
		echo '1 passed, 0 failed'

## sample-history: the sample as a repository with five years of commits, DIR=
# DAYS=7 is how many days lie between two snapshots.
sample-history: $(B)/sample
	$(Q)[ -n '$(DIR)' ] || { echo 'say where: DIR=...' >&2; exit 1; }
	$(Q)rm -rf $(B)/records && mkdir $(B)/records
	$(Q)$(B)/sample $(B)/records records/councils
	$(Q)sh tests/tools/history.sh $(B) '$(DIR)' $(DAYS)

## history: is that history what it should be?
history: all $(B)/sample
	$(Q)sh tests/tools/history-test.sh $(B)

## figures: are the figures of the sample's reports right? (FIGURES=ID: one)
figures: all
	$(Q)sh tests/tools/figures.sh $(B)/peerpool $(FIGURES)

## printed: reports as PDF and Word, where Chromium and pandoc are there
printed: all
	$(Q)sh tests/tools/printed.sh $(B)/peerpool

## docs-check: run the documents' examples, compare docs/rules.md, check links
docs-check: all
	$(Q)rc=0; sh tests/tools/docs.sh $(B)/peerpool README.md docs/*.md || rc=1;\
	sh tests/tools/links.sh README.md docs/*.md docs/man/*.md || rc=1; \
	$(B)/peerpool explain --markdown | diff -u docs/rules.md - && \
		echo '1 passed, 0 failed' || rc=1; exit $$rc

## test-browser: look at pages in Chromium; installs what that needs
test-browser: all $(B)/browser-blocks
	$(Q)sh tests/browser/run.sh $(B)/browser-blocks $(B)/peerpool --install

# The same where that is there, or else it says so.
browser-check: all $(B)/browser-blocks
	$(Q)sh tests/browser/run.sh $(B)/browser-blocks $(B)/peerpool

$(B)/browser-blocks: tests/browser/blocks.c $(LIB) $(B)/flags
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

## fuzz-replay: give every file of the fuzz corpora to its target
fuzz-replay: $(FUZZERS:%=$(B)/replay/%)
	$(Q)for t in $(FUZZERS); do \
		$(UNDER) $(B)/replay/$$t tests/fuzz/corpus/$$t || exit 1; done

$(B)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c $(LIB) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -Itests $(LDFLAGS) -o $@ $< tests/fuzz/replay.c \
		$(LIB) $(LIBS)

.PHONY: postgres-test analysis-test

## postgres-test: does a PostgreSQL of our own hold what was exported?
# POSTGRES_ROUNDS=300 is the long run.
postgres-test: all
	$(Q)sh tests/tools/postgres.sh $(B)/peerpool install

## analysis-test: do pandas and R read what the document says they do?
analysis-test: all
	$(Q)sh tests/tools/analysis.sh $(B)/peerpool docs/exchange.md install

# --- other eyes --------------------------------------------------------------

.PHONY: san valgrind tidy cppcheck coverage format format-check fuzz

## san: unit tests, stories and the rest under ASan and UBSan
san:
	@$(MAKE) SAN=1 check

VALGRIND := valgrind --quiet --error-exitcode=99 --leak-check=full \
	    --errors-for-leak-kinds=definite,possible \
	    --show-leak-kinds=definite,possible \
	    --suppressions=$(CURDIR)/tests/tools/libgit2.supp
## valgrind: unit tests and stories under valgrind
valgrind:
	$(Q)$(MAKE) unit UNDER='$(VALGRIND)'
	$(Q)$(MAKE) stories WRAP='$(VALGRIND)'

TIDY := $(filter-out -W%,$(FLAGS)) -DPP_LIBGIT2_NAME='""'
## tidy: clang-tidy, by .clang-tidy
tidy: $(LIB_SRC:%=%.tidy) $(BIN_SRC:%=%.tidy)
%.c.tidy: FORCE
	$(Q)out=$$(clang-tidy --quiet --warnings-as-errors='*' $*.c -- $(TIDY) \
		2>&1) || { echo "$$out"; exit 1; }

## cppcheck: cppcheck
cppcheck: all
	$(Q)cppcheck --quiet --std=c11 --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=1 --suppress=missingInclude \
		--suppress=legacyUninitvar --suppress=ctuuninitvar \
		--suppress=ctuPointerArith --suppress=arrayIndexThenCheck \
		-Isrc -I$(B)/gen -DPP_VERSION='""' src

## coverage: lines run by unit tests, stories and conformance; 85 % or fail
coverage:
	$(Q)find build/cov -name '*.gcda' -delete 2>/dev/null || true
	$(Q)$(MAKE) COV=1 unit stories conformance >/dev/null
	$(Q)gcovr --root . --filter src/ --sort-uncovered \
		--fail-under-line 85 build/cov

# Lines that were changed since the last commit, and those only.
## format: lay out the lines changed since the last commit, by .clang-format
format:
	$(Q)git clang-format --quiet --extensions c,h || true

## format-check: tabs, 80 columns, no trailing blanks; size of files, functions
format-check:
	$(Q)sh tests/tools/layout.sh $(HEADERS) $(LIB_SRC) $(BIN_SRC) \
		$(SRV_SRC) $(MAN_SRC) $(wildcard tests/*/*.[ch])

FUZZ_SECONDS ?= 600
## fuzz: fuzz each target for FUZZ_SECONDS with libFuzzer, keep what it found
fuzz:
	$(Q)$(MAKE) FUZZ=1 CC=clang fuzzers
	$(Q)sh tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS) $(FUZZERS)

.PHONY: fuzzers
fuzzers: $(FUZZERS:%=$(B)/bin/%)
$(B)/bin/%: tests/fuzz/%.c $(LIB) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -fsanitize=fuzzer -Itests $(LDFLAGS) -o $@ $< \
		$(LIB) $(LIBS)

# --- the whole ---------------------------------------------------------------

# Each part is a title and a command; run.sh counts.  See tests/tools/run.sh.
RUN    = MAKE='$(MAKE)' sh tests/tools/run.sh $(B)/logs
BUILD := 'build=$$MAKE all test-programs'
UNITS := 'unit tests=$$MAKE unit'
QUICK := 'headers=$$MAKE check-headers' 'floors=$$MAKE check-floors' \
	 'stories=$$MAKE stories' 'rules=$$MAKE rules' \
	 'ways in=$$MAKE processes' 'eligibility=$$MAKE eligibility' \
	 'sign-in sheets=$$MAKE sign-in' \
	 'plans=$$MAKE plans' 'work=$$MAKE work'
MORE  := 'conformance=$$MAKE conformance' 'fuzz corpora=$$MAKE fuzz-replay'
# What holds for the sources and the documents ...
TEXTS := 'layout=$$MAKE format-check' 'test tools=$$MAKE tools-test' \
	 'demo=$$MAKE demo' 'documents=$$MAKE docs-check' \
	 'manual=$$MAKE man-check' 'completion=$$MAKE complete-check' \
	 'sample=$$MAKE sample-check' 'figures=$$MAKE figures' \
	 'reports=$$MAKE reports' 'queries=$$MAKE queries' 'adapting=$$MAKE adapting' \
	 'requirements=$$MAKE requirements'
# ... for whole pools, amid kills and on full disks too ...
WHOLE := 'pools=$$MAKE pools' 'warm and cold=$$MAKE warm' \
	 'site that follows=$$MAKE site-same' \
	 'index=$$MAKE index-same' 'index, hard=$$MAKE index-hard' \
	 'writing, hard=$$MAKE write-hard' 'exports, hard=$$MAKE export-hard' \
	 'imports, hard=$$MAKE import-hard' 'server, hard=$$MAKE serve-hard' \
	 'there and back=$$MAKE exchange-same' 'workbook=$$MAKE workbook' \
	 'migrations=$$MAKE migrate' 'history of the sample=$$MAKE history'
# ... and beside other programs, where they are there.
BESIDE := 'PostgreSQL=sh tests/tools/postgres.sh $(B)/peerpool' \
	 'pandas and R=sh tests/tools/analysis.sh $(B)/peerpool docs/exchange.md' \
	 'PDF and Word=$$MAKE printed' 'browser=$$MAKE browser-check'
ASAN  := 'ASan build=$$MAKE SAN=1 all test-programs' \
	 'ASan unit tests=$$MAKE SAN=1 unit' \
	 'ASan stories=$$MAKE SAN=1 stories' \
	 'ASan conformance=$$MAKE SAN=1 conformance' \
	 'ASan fuzz corpora=$$MAKE SAN=1 fuzz-replay'
.PHONY: check test

## check: build, headers, floors, unit tests, stories, rules, ways in
check:
	@+$(RUN) $(BUILD) -- $(UNITS) -- $(QUICK)

# Two lanes, of about the same length.
## test: set up, then everything, and most of it again under the sanitizers
test: deps
	@+$(RUN) $(BUILD) -- $(UNITS) $(QUICK) $(MORE) $(TEXTS) $(WHOLE) \
		-- $(ASAN) $(BESIDE)

# --- measure -----------------------------------------------------------------

BENCH_N ?= 1000 10000 100000
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,\
	   $(sort $(wildcard tests/bench/*.c))) $(B)/bench/history
.PHONY: bench

## bench: measure beside its peers, write docs/benchmarks.md (BENCH=query: one)
bench: all $(BENCHES)
	$(Q)BENCH_N='$(BENCH_N)' sh tests/bench/run.sh $(B) docs/benchmarks.md \
		$(BENCH)

$(B)/bench/%: tests/bench/%.c $(LIB) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

HISTORY := $(wildcard tests/bench/history/*.[ch] tests/bench/invent.h)
$(B)/bench/history: $(HISTORY) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) $(CFLAGS) -o $@ \
		$(filter %.c,$^)
