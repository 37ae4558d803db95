# peerpool: records as plain text in git, validated, queried, reported.
#
#   make            the program, build/peerpool
#   make demo       set up, build, validate the shipped records
#   make test       set up, then everything: this is what CI runs
#   make check      the quick part, before each commit
#   make help       every target
#
# Variables: SAN=1 builds with ASan and UBSan, COV=1 for coverage, each in a
# folder of its own; V=1 shows the commands; PREFIX, DESTDIR for install.

V       ?=
Q       := $(if $(V),,@)
B       ?= build$(if $(SAN),/san)$(if $(COV),/cov)
PREFIX  ?= /usr/local
CC      ?= cc

FLOORS  := base data schema store record pool cli
WARN    := -Wall -Wextra -Werror -Wshadow -Wconversion -Wno-sign-conversion \
	   -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
	   -Wundef -Wformat=2 -Wpointer-arith -Wold-style-definition
CFLAGS  ?= -O2 -g
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all \
	    -fno-omit-frame-pointer -DPP_ARENA_MALLOC
COVERAGE := --coverage -O0 -fprofile-update=atomic
FLAGS    = -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -DPP_VERSION='"$(VERSION)"' -Isrc \
	   -I$(B)/gen -pthread $(WARN) $(CFLAGS) $(if $(SAN),$(SANITIZE)) \
	   $(if $(COV),$(COVERAGE)) $(CPPFLAGS)
LIBS    := -lyaml -lpcre2-8 -lidn2 -lgit2
VERSION := 0.1.0

LIB_SRC := $(sort $(wildcard $(FLOORS:%=src/%/*.c)))
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o)
BIN_SRC := $(sort $(wildcard src/tools/*.c))
BIN_OBJ := $(BIN_SRC:%.c=$(B)/%.o)
HEADERS := $(sort $(wildcard src/*/*.h))
UNIT    := $(patsubst tests/unit/%.c,$(B)/unit/%,\
	   $(sort $(wildcard tests/unit/*.c)))

.PHONY: all
.DELETE_ON_ERROR:
all: $(B)/peerpool

$(B)/libpeerpool.a: $(LIB_OBJ)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(B)/peerpool: $(BIN_OBJ) $(B)/libpeerpool.a
	$(Q)$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(LIBS)

$(B)/%.o: %.c Makefile
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(B)/unit/%: tests/unit/%.c $(B)/libpeerpool.a
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -Itests -MMD -MP $(LDFLAGS) -o $@ $< \
		$(B)/libpeerpool.a -lcmocka -Wl,--as-needed $(LIBS)

# --- what must hold ---------------------------------------------------------

.PHONY: check-headers check-floors unit
check-headers: $(HEADERS:%=$(B)/%.ok)
$(B)/%.h.ok: %.h Makefile
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -fsyntax-only -x c $< && touch $@

check-floors: $(LIB_OBJ) $(BIN_OBJ)
	$(Q)sh tests/tools/floors.sh '$(FLOORS) tools' $(LIB_OBJ) $(BIN_OBJ)

unit: $(UNIT)
	$(Q)for t in $(UNIT); do $$t || exit 1; done

-include $(LIB_OBJ:.o=.d) $(BIN_OBJ:.o=.d) $(UNIT:=.d)
