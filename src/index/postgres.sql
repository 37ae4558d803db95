-- What a view of a pool needs of SQLite, for PostgreSQL 14 and later.
--
-- postgres_ddl.c puts this into a pool's schema, whose quoted name takes the
-- place of each @@.  The words of a view are changed to these names by
-- postgres_select.c; what is not here is not translated.
--
-- Bodies after RETURN are bound to what they name when they are made, so that
-- no search path can give them another meaning; the others set their own.

-- --- truth, numbers, texts --------------------------------------------------

CREATE FUNCTION @@._integer(x bigint) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN x;

CREATE FUNCTION @@._integer(x boolean) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN CASE WHEN x THEN 1 ELSE 0 END;

CREATE FUNCTION @@._integer(x double precision) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN CASE
	WHEN x >= 9223372036854775807 THEN 9223372036854775807
	WHEN x <= -9223372036854775808 THEN -9223372036854775808
	ELSE trunc(x)::bigint END;

-- The digits that a text begins with.
CREATE FUNCTION @@._integer(x text) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	n numeric := coalesce(substring(x FROM
		E'^[ \\t\\n\\x0b\\f\\r]*([+-]?[0-9]+)'), '0')::numeric;
BEGIN
	RETURN greatest(least(n, 9223372036854775807),
			-9223372036854775808)::bigint;
END
$peerpool$;

CREATE FUNCTION @@._real(x double precision) RETURNS double precision
IMMUTABLE STRICT PARALLEL SAFE RETURN x;

CREATE FUNCTION @@._real(x boolean) RETURNS double precision
IMMUTABLE STRICT PARALLEL SAFE RETURN CASE WHEN x THEN 1 ELSE 0 END;

-- The number that a text begins with.
CREATE FUNCTION @@._real(x text) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	n numeric := coalesce(substring(x FROM
		E'^[ \\t\\n\\x0b\\f\\r]*([+-]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+)'
		'(?:[eE][+-]?[0-9]{1,4})?)'), '0')::numeric;
BEGIN
	IF abs(n) > 1.7976931348623157e308 THEN
		RETURN CASE WHEN n > 0 THEN 'infinity' ELSE '-infinity'
			END::double precision;
	END IF;
	RETURN CASE WHEN abs(n) < 1e-323 THEN 0 ELSE n END::double precision;
END
$peerpool$;

CREATE FUNCTION @@._text(x text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN x COLLATE "C";

CREATE FUNCTION @@._text(x bigint) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN x::text COLLATE "C";

CREATE FUNCTION @@._text(x boolean) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN x THEN '1' ELSE '0' END COLLATE "C";

-- 15 digits that count, and always a point.
CREATE FUNCTION @@._text(x double precision) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	t text;
BEGIN
	IF abs(x) = 'infinity' THEN
		RETURN CASE WHEN x > 0 THEN 'Inf' ELSE '-Inf' END;
	END IF;
	IF x = 0 THEN
		RETURN '0.0';
	END IF;
	t := btrim(to_char(x, '9.99999999999999EEEE'));
	-- The exponent after rounding decides the form.
	IF split_part(t, 'e', 2)::integer BETWEEN -4 AND 14 THEN
		t := trim_scale(t::numeric)::text;
		RETURN CASE WHEN strpos(t, '.') > 0 THEN t ELSE t || '.0' END;
	END IF;
	RETURN regexp_replace(t, '0*e', CASE WHEN t ~ '[.]0*e' THEN '0e'
					     ELSE 'e' END);
END
$peerpool$;

CREATE FUNCTION @@._true(x boolean) RETURNS boolean
IMMUTABLE PARALLEL SAFE RETURN x;

CREATE FUNCTION @@._true(x bigint) RETURNS boolean
IMMUTABLE PARALLEL SAFE RETURN x <> 0;

CREATE FUNCTION @@._true(x double precision) RETURNS boolean
IMMUTABLE PARALLEL SAFE RETURN x <> 0;

CREATE FUNCTION @@._true(x text) RETURNS boolean
IMMUTABLE PARALLEL SAFE RETURN @@._real(x) <> 0;

CREATE FUNCTION @@._iif(c boolean, a anycompatible, b anycompatible)
RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT CASE WHEN c THEN a ELSE b END';

CREATE FUNCTION @@._iif(c bigint, a anycompatible, b anycompatible)
RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT CASE WHEN @@._true(c) THEN a ELSE b END';

-- min and max of several arguments: NULL where one is.
CREATE FUNCTION @@._least(VARIADIC list anycompatiblearray)
RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS 'SELECT CASE WHEN array_position(list, NULL) IS NULL
	THEN (SELECT min(x) FROM unnest(list) AS x) END';

CREATE FUNCTION @@._greatest(VARIADIC list anycompatiblearray)
RETURNS anycompatible
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS 'SELECT CASE WHEN array_position(list, NULL) IS NULL
	THEN (SELECT max(x) FROM unnest(list) AS x) END';

-- Halves go away from zero.
CREATE FUNCTION @@._round(x double precision, digits bigint DEFAULT 0)
RETURNS double precision
IMMUTABLE STRICT PARALLEL SAFE RETURN CASE
	WHEN abs(x) >= 4503599627370496 THEN x
	WHEN digits <= 0 THEN trunc(x + CASE WHEN x < 0 THEN -0.5 ELSE 0.5
				    END::double precision)
	ELSE round(x::text::numeric, least(digits, 30)::integer)
	     ::double precision END;

-- Capitals of ASCII, and no others.
CREATE FUNCTION @@._lower(x text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN
translate(x, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');

CREATE FUNCTION @@._upper(x text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN
translate(x, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');

CREATE FUNCTION @@._length(x text) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN length(x);

CREATE FUNCTION @@._instr(x text, y text) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN strpos(x, y);

-- Places before the first character, and lengths that go backwards.
CREATE FUNCTION @@._substr_far(x text, y bigint, z bigint) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	start bigint := y;
	n bigint := abs(z);
BEGIN
	IF start < 0 THEN
		start := start + length(x);
		IF start < 0 THEN
			n := greatest(n + start, 0);
			start := 0;
		END IF;
	ELSIF start > 0 THEN
		start := start - 1;
	ELSIF n > 0 THEN
		n := n - 1;
	END IF;
	IF z < 0 THEN
		start := start - n;
		IF start < 0 THEN
			n := n + start;
			start := 0;
		END IF;
	END IF;
	RETURN substr(x, least(start + 1, 2147483647)::integer,
		      greatest(least(n, 1073741823), 0)::integer);
END
$peerpool$;

CREATE FUNCTION @@._substr(x text, y bigint, z bigint) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN CASE
	WHEN y BETWEEN 1 AND 1073741823 AND z BETWEEN 0 AND 1073741823
	THEN substr(x, y::integer, z::integer)
	ELSE @@._substr_far(x, y, z) END;

CREATE FUNCTION @@._substr(x text, y bigint) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN @@._substr(x, y, 1073741823::bigint);

-- Capitals of ASCII do not count, and a backslash is one.
CREATE FUNCTION @@._like(x text, pattern text) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN
@@._lower(x) LIKE replace(@@._lower(pattern), E'\\', E'\\\\');

CREATE FUNCTION @@._not_like(x text, pattern text) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN NOT @@._like(x, pattern);

-- --- operators --------------------------------------------------------------

-- What is divided by zero is NULL; whole numbers have 64 bits.
CREATE FUNCTION @@._divide(a bigint, b bigint) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a / nullif(b, 0);
CREATE FUNCTION @@._divide(a integer, b bigint) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint / nullif(b, 0);
CREATE FUNCTION @@._divide(a bigint, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a / nullif(b::bigint, 0);
CREATE FUNCTION @@._divide(a integer, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint / nullif(b::bigint, 0);
CREATE FUNCTION @@._divide(a double precision, b double precision)
RETURNS double precision
IMMUTABLE STRICT PARALLEL SAFE RETURN a / nullif(b, 0);

CREATE FUNCTION @@._modulo(a bigint, b bigint) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a % nullif(b, 0);
CREATE FUNCTION @@._modulo(a integer, b bigint) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint % nullif(b, 0);
CREATE FUNCTION @@._modulo(a bigint, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a % nullif(b::bigint, 0);
CREATE FUNCTION @@._modulo(a integer, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint % nullif(b::bigint, 0);
CREATE FUNCTION @@._modulo(a double precision, b double precision)
RETURNS double precision
IMMUTABLE STRICT PARALLEL SAFE
RETURN (@@._integer(a) % nullif(@@._integer(b), 0))::double precision;

CREATE FUNCTION @@._plus(a integer, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint + b::bigint;
CREATE FUNCTION @@._minus(a integer, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint - b::bigint;
CREATE FUNCTION @@._times(a integer, b integer) RETURNS bigint
IMMUTABLE STRICT PARALLEL SAFE RETURN a::bigint * b::bigint;

CREATE FUNCTION @@._join(a text, b double precision) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN a || @@._text(b);
CREATE FUNCTION @@._join(a double precision, b text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN @@._text(a) || b;
CREATE FUNCTION @@._join(a text, b bigint) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN a || b::text;
CREATE FUNCTION @@._join(a bigint, b text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN a::text || b;
CREATE FUNCTION @@._join(a text, b integer) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN a || b::text;
CREATE FUNCTION @@._join(a integer, b text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN a::text || b;
CREATE FUNCTION @@._join(a text, b boolean) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN a || @@._text(b);
CREATE FUNCTION @@._join(a boolean, b text) RETURNS text
IMMUTABLE STRICT PARALLEL SAFE RETURN @@._text(a) || b;

-- What is true is 1.
CREATE FUNCTION @@._same(a boolean, b bigint) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN @@._integer(a) = b;
CREATE FUNCTION @@._same(a bigint, b boolean) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN a = @@._integer(b);
CREATE FUNCTION @@._other(a boolean, b bigint) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN @@._integer(a) <> b;
CREATE FUNCTION @@._other(a bigint, b boolean) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN a <> @@._integer(b);

DO $peerpool$
DECLARE
	o text[];
BEGIN
	FOREACH o SLICE 1 IN ARRAY ARRAY[
		['/', '_divide', 'bigint', 'bigint'],
		['/', '_divide', 'integer', 'bigint'],
		['/', '_divide', 'bigint', 'integer'],
		['/', '_divide', 'integer', 'integer'],
		['/', '_divide', 'double precision', 'double precision'],
		['%', '_modulo', 'bigint', 'bigint'],
		['%', '_modulo', 'integer', 'bigint'],
		['%', '_modulo', 'bigint', 'integer'],
		['%', '_modulo', 'integer', 'integer'],
		['%', '_modulo', 'double precision', 'double precision'],
		['+', '_plus', 'integer', 'integer'],
		['-', '_minus', 'integer', 'integer'],
		['*', '_times', 'integer', 'integer'],
		['||', '_join', 'text', 'double precision'],
		['||', '_join', 'double precision', 'text'],
		['||', '_join', 'text', 'bigint'],
		['||', '_join', 'bigint', 'text'],
		['||', '_join', 'text', 'integer'],
		['||', '_join', 'integer', 'text'],
		['||', '_join', 'text', 'boolean'],
		['||', '_join', 'boolean', 'text'],
		['=', '_same', 'boolean', 'bigint'],
		['=', '_same', 'bigint', 'boolean'],
		['<>', '_other', 'boolean', 'bigint'],
		['<>', '_other', 'bigint', 'boolean'],
		['~~', '_like', 'text', 'text'],
		['!~~', '_not_like', 'text', 'text']]
	LOOP
		EXECUTE format('CREATE OPERATOR @@.%s (FUNCTION = @@.%I, '
			       'LEFTARG = %s, RIGHTARG = %s)',
			       o[1], o[2], o[3], o[4]);
	END LOOP;
END
$peerpool$;

-- --- aggregates -------------------------------------------------------------

CREATE FUNCTION @@._plus_flag(a bigint, b boolean) RETURNS bigint
IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN b IS NULL THEN a
	ELSE coalesce(a, 0) + @@._integer(b) END;
CREATE FUNCTION @@._plus_whole(a bigint, b bigint) RETURNS bigint
IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN b IS NULL THEN a ELSE coalesce(a, 0) + b END;
CREATE FUNCTION @@._plus_real(a double precision, b double precision)
RETURNS double precision
IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN b IS NULL THEN a ELSE coalesce(a, 0) + b END;

CREATE AGGREGATE @@._sum(boolean) (SFUNC = @@._plus_flag, STYPE = bigint);
CREATE AGGREGATE @@._sum(bigint) (SFUNC = @@._plus_whole, STYPE = bigint);
CREATE AGGREGATE @@._sum(double precision)
	(SFUNC = @@._plus_real, STYPE = double precision);
CREATE AGGREGATE @@._total(double precision)
	(SFUNC = @@._plus_real, STYPE = double precision, INITCOND = '0');

CREATE FUNCTION @@._avg_step(a double precision[], b double precision)
RETURNS double precision[]
IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN b IS NULL THEN a ELSE ARRAY[a[1] + b, a[2] + 1] END;
CREATE FUNCTION @@._avg_end(a double precision[]) RETURNS double precision
IMMUTABLE PARALLEL SAFE RETURN a[1] / nullif(a[2], 0);
CREATE AGGREGATE @@._avg(double precision) (SFUNC = @@._avg_step,
	STYPE = double precision[], FINALFUNC = @@._avg_end,
	INITCOND = '{0,0}');

CREATE FUNCTION @@._max_flag(a boolean, b boolean) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN a OR b;
CREATE FUNCTION @@._min_flag(a boolean, b boolean) RETURNS boolean
IMMUTABLE STRICT PARALLEL SAFE RETURN a AND b;
CREATE AGGREGATE @@.max(boolean) (SFUNC = @@._max_flag, STYPE = boolean);
CREATE AGGREGATE @@.min(boolean) (SFUNC = @@._min_flag, STYPE = boolean);

CREATE FUNCTION @@._concat_step(a text, b text, s text) RETURNS text
IMMUTABLE PARALLEL SAFE RETURN CASE
	WHEN b IS NULL THEN a
	WHEN a IS NULL THEN b
	ELSE a || coalesce(s, '') || b END;
CREATE FUNCTION @@._concat_step(a text, b text) RETURNS text
IMMUTABLE PARALLEL SAFE RETURN @@._concat_step(a, b, ',');
CREATE AGGREGATE @@._group_concat(text, text)
	(SFUNC = @@._concat_step, STYPE = text);
CREATE AGGREGATE @@._group_concat(text)
	(SFUNC = @@._concat_step, STYPE = text);

-- --- days and times ---------------------------------------------------------

-- The number of a day: noon of it is that many days after the start of the
-- Julian period.  Months and days may be past their end.
CREATE FUNCTION @@._day_number(y bigint, m bigint, d bigint) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	-- The year begins with March, so that a leap day ends it; 4800 years
	-- make all of it positive.
	yy bigint := y + 4800 - CASE WHEN m < 3 THEN 1 ELSE 0 END;
	mm bigint := CASE WHEN m < 3 THEN m + 9 ELSE m - 3 END;
BEGIN
	RETURN d + (153 * mm + 2) / 5 + 365 * yy + yy / 4 - yy / 100 +
	       yy / 400 - 32045;
END
$peerpool$;

-- Year, month and day of that number.
CREATE FUNCTION @@._day_parts(n bigint) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	a bigint := n + 32044;
	b bigint := (4 * a + 3) / 146097;
	c bigint := a - 146097 * b / 4;
	d bigint := (4 * c + 3) / 1461;
	e bigint := c - 1461 * d / 4;
	m bigint := (5 * e + 2) / 153;
BEGIN
	RETURN ARRAY[100 * b + d - 4800 + m / 10, m + 3 - 12 * (m / 10),
		     e - (153 * m + 2) / 5 + 1];
END
$peerpool$;

-- Milliseconds of "12:34", "12:34:56", "12:34:56.789"; NULL where it is none.
CREATE FUNCTION @@._clock_ms(t text) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	p text[] := regexp_match(t,
		'^([0-9]{2}):([0-9]{2})(?::([0-9]{2})([.][0-9]+)?)?$');
BEGIN
	IF p IS NULL OR p[1]::integer > 24 OR p[2]::integer > 59 OR
	   p[3]::integer > 59 THEN
		RETURN NULL;
	END IF;
	RETURN p[1]::bigint * 3600000 + p[2]::bigint * 60000 +
	       floor((coalesce(p[3], '0') || coalesce(p[4], ''))::numeric *
		     1000 + 0.5)::bigint;
END
$peerpool$;

-- Milliseconds since the start of the Julian period, or NULL.  (SQLite keeps
-- days that do not exist, such as 31 February, until they are moved; here that
-- is 3 March from the start.)
CREATE FUNCTION @@._instant_read(t text) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	p text[] := regexp_match(t, '^(?:([0-9]{4})-([0-9]{2})-([0-9]{2}))?'
		'(?:(?:^|[ \tT]+)(?:([0-9]{2}:[0-9]{2}(?::[0-9]{2}'
		'(?:[.][0-9]+)?)?)[ \t]*'
		'(?:[zZ]|([+-])([0-9]{2}):([0-9]{2}))?[ \t]*)?)?$');
	n bigint;
	shift bigint := 0;
	julian double precision;
BEGIN
	IF lower(t) IN ('now', 'subsec', 'subsecond') THEN
		RAISE EXCEPTION 'a view asks clock.today, not ''now''';
	END IF;
	IF p IS NULL OR t = '' THEN
		IF t !~ '^[ \t\n\r]*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)'
			'([eE][+-]?[0-9]{1,3})?[ \t\n\r]*$' THEN
			RETURN NULL;
		END IF;
		julian := t::double precision;
		IF julian < 0 OR julian >= 5373484.5 THEN
			RETURN NULL;
		END IF;
		RETURN floor(julian * 86400000 + 0.5)::bigint;
	END IF;
	IF p[1] IS NULL THEN
		n := @@._day_number(2000, 1, 1);
	ELSIF p[2]::integer NOT BETWEEN 1 AND 12 OR
	      p[3]::integer NOT BETWEEN 1 AND 31 THEN
		RETURN NULL;
	ELSE
		n := @@._day_number(p[1]::bigint, p[2]::bigint, p[3]::bigint);
	END IF;
	n := n * 86400000 - 43200000;
	IF p[4] IS NOT NULL THEN
		n := n + @@._clock_ms(p[4]);
	END IF;
	IF p[5] IS NOT NULL THEN
		IF p[6]::integer > 14 OR p[7]::integer > 59 THEN
			RETURN NULL;
		END IF;
		shift := p[6]::bigint * 60 + p[7]::bigint;
		n := n - CASE p[5] WHEN '+' THEN shift ELSE -shift END * 60000;
	END IF;
	RETURN n;
END
$peerpool$;

-- Years and months move in the calendar, and 31 April is 1 May.
CREATE FUNCTION @@._instant_months(n bigint, months bigint) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	day bigint := (n + 43200000) / 86400000;
	p bigint[] := @@._day_parts(day);
	m bigint := p[2] - 1 + months;
	years bigint := floor(m / 12.0)::bigint;
BEGIN
	RETURN @@._day_number(p[1] + years, m - years * 12 + 1, p[3]) *
	       86400000 + n - day * 86400000;
END
$peerpool$;

-- One modifier, such as '-12 months' or 'start of year'.
CREATE FUNCTION @@._instant_move(n bigint, how text) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	day bigint := (n + 43200000) / 86400000;
	parts bigint[] := @@._day_parts(day);
	p text[];
	r double precision;
	whole bigint;
	result bigint := n;
BEGIN
	how := lower(how);
	IF how IN ('localtime', 'utc') THEN
		RAISE EXCEPTION '''%'' goes by the machine''s time zone', how;
	END IF;
	IF how ~ '^start of (day|month|year)$' THEN
		IF how = 'start of month' THEN
			day := @@._day_number(parts[1], parts[2], 1);
		ELSIF how = 'start of year' THEN
			day := @@._day_number(parts[1], 1, 1);
		END IF;
		RETURN day * 86400000 - 43200000;
	END IF;
	p := regexp_match(how, '^weekday\s+([0-6])(?:[.]0*)?$');
	IF p IS NOT NULL THEN
		RETURN n + (p[1]::bigint - (day + 1) % 7 + 7) % 7 * 86400000;
	END IF;
	p := regexp_match(how, '^([+-]?)([0-9]{2}:[0-9]{2}.*)$');
	IF p IS NOT NULL THEN
		whole := @@._clock_ms(p[2]) % 86400000;
		RETURN n + CASE p[1] WHEN '-' THEN -whole ELSE whole END;
	END IF;
	p := regexp_match(how, '^((?:[+-](?=[0-9.])|(?=[0-9]))'
		'(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:e[+-]?[0-9]{1,3})?)\s+'
		'(second|minute|hour|day|month|year)s?$');
	IF p IS NULL THEN
		RETURN NULL;
	END IF;
	r := p[1]::double precision;
	IF abs(r) >= (CASE p[2] WHEN 'second' THEN 464269060800
		WHEN 'minute' THEN 7737817680 WHEN 'hour' THEN 128963628
		WHEN 'day' THEN 5373485 WHEN 'month' THEN 176546
		ELSE 14713 END) THEN
		RETURN NULL;
	END IF;
	whole := trunc(r)::bigint;
	IF p[2] IN ('month', 'year') THEN
		result := @@._instant_months(n, whole *
			CASE p[2] WHEN 'year' THEN 12 ELSE 1 END);
		r := r - whole;
	END IF;
	r := r * 1000 * CASE p[2] WHEN 'second' THEN 1 WHEN 'minute' THEN 60
		WHEN 'hour' THEN 3600 WHEN 'day' THEN 86400
		WHEN 'month' THEN 2592000 ELSE 31536000 END;
	RETURN result + trunc(r + CASE WHEN r < 0 THEN -0.5 ELSE 0.5
			      END::double precision)::bigint;
END
$peerpool$;

CREATE FUNCTION @@._instant(t text, VARIADIC how text[]) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	n bigint := @@._instant_read(t);
	h text;
BEGIN
	FOREACH h IN ARRAY how LOOP
		n := @@._instant_move(n, h);
		IF n IS NULL OR n < 0 OR n > 464269060799999 THEN
			RETURN NULL;
		END IF;
	END LOOP;
	RETURN CASE WHEN n BETWEEN 0 AND 464269060799999 THEN n END;
END
$peerpool$;

CREATE FUNCTION @@._instant_text(n bigint, form text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
AS $peerpool$
DECLARE
	day bigint := (n + 43200000) / 86400000;
	ms bigint := (n + 43200000) % 86400000;
	p bigint[] := @@._day_parts(day);
	of_year bigint := day - @@._day_number(p[1], 1, 1);
	word text;
	result text := '';
	at integer := 1;
BEGIN
	WHILE at <= length(form) LOOP
		word := substr(form, at, 1);
		at := at + 1;
		IF word <> '%' THEN
			result := result || word;
			CONTINUE;
		END IF;
		word := substr(form, at, 1);
		at := at + 1;
		word := CASE ascii(word)
		WHEN ascii('Y') THEN CASE WHEN p[1] < 0 THEN '-' ELSE '' END ||
			lpad(abs(p[1])::text, 4, '0')
		WHEN ascii('m') THEN lpad(p[2]::text, 2, '0')
		WHEN ascii('d') THEN lpad(p[3]::text, 2, '0')
		WHEN ascii('H') THEN lpad((ms / 3600000)::text, 2, '0')
		WHEN ascii('M') THEN lpad((ms / 60000 % 60)::text, 2, '0')
		WHEN ascii('S') THEN lpad((ms / 1000 % 60)::text, 2, '0')
		WHEN ascii('f') THEN lpad((ms / 1000 % 60)::text, 2, '0') ||
			'.' || lpad((ms % 1000)::text, 3, '0')
		WHEN ascii('j') THEN lpad((of_year + 1)::text, 3, '0')
		WHEN ascii('J') THEN (n / 86400000::double precision)::text
		WHEN ascii('s') THEN ((n - 210866760000000) / 1000)::text
		WHEN ascii('w') THEN ((day + 1) % 7)::text
		WHEN ascii('W') THEN
			lpad(((of_year + 7 - day % 7) / 7)::text, 2, '0')
		WHEN ascii('%') THEN '%'
		END;
		IF word IS NULL THEN
			RETURN NULL;
		END IF;
		result := result || word;
	END LOOP;
	RETURN result;
END
$peerpool$;

CREATE FUNCTION @@._date(t text, VARIADIC how text[] DEFAULT '{}')
RETURNS text IMMUTABLE PARALLEL SAFE RETURN
@@._instant_text(@@._instant(t, VARIADIC how), '%Y-%m-%d') COLLATE "C";

CREATE FUNCTION @@._time(t text, VARIADIC how text[] DEFAULT '{}')
RETURNS text IMMUTABLE PARALLEL SAFE RETURN
@@._instant_text(@@._instant(t, VARIADIC how), '%H:%M:%S') COLLATE "C";

CREATE FUNCTION @@._datetime(t text, VARIADIC how text[] DEFAULT '{}')
RETURNS text IMMUTABLE PARALLEL SAFE RETURN
@@._instant_text(@@._instant(t, VARIADIC how), '%Y-%m-%d %H:%M:%S')
COLLATE "C";

CREATE FUNCTION @@._strftime(form text, t text,
			     VARIADIC how text[] DEFAULT '{}')
RETURNS text IMMUTABLE PARALLEL SAFE RETURN
@@._instant_text(@@._instant(t, VARIADIC how), form) COLLATE "C";

CREATE FUNCTION @@._julianday(t text, VARIADIC how text[] DEFAULT '{}')
RETURNS double precision IMMUTABLE PARALLEL SAFE RETURN
@@._instant(t, VARIADIC how) / 86400000::double precision;

CREATE FUNCTION @@._unixepoch(t text, VARIADIC how text[] DEFAULT '{}')
RETURNS bigint IMMUTABLE PARALLEL SAFE RETURN
(@@._instant(t, VARIADIC how) - 210866760000000) / 1000;

-- --- the load ---------------------------------------------------------------

-- Make a view of SQLite's kind: what is true or false is 1 or 0, whole numbers
-- have 64 bits, others are doubles, and texts sort by their bytes.
CREATE FUNCTION @@._make_view(view text, path text, query text, about text)
RETURNS void LANGUAGE plpgsql SET search_path = @@, pg_catalog
AS $peerpool$
DECLARE
	columns text;
	differs boolean;
BEGIN
	EXECUTE format('CREATE VIEW @@.%I AS %s', view, query);
	SELECT bool_or(c.how <> ''),
	       string_agg(format('%I%s AS %I', c.attname, c.how, c.attname),
			  ', ' ORDER BY c.attnum)
	INTO differs, columns
	FROM (SELECT a.attname, a.attnum,
		CASE WHEN a.atttypid = 'boolean'::regtype
			THEN '::integer::bigint'
		WHEN a.atttypid IN ('integer'::regtype, 'smallint'::regtype)
			THEN '::bigint'
		WHEN a.atttypid IN ('numeric'::regtype, 'real'::regtype)
			THEN '::double precision'
		WHEN a.attcollation NOT IN (0, (SELECT oid FROM pg_collation
			WHERE collname = 'C' AND collnamespace =
				'pg_catalog'::regnamespace LIMIT 1))
			THEN '::text COLLATE "C"'
		ELSE '' END AS how
	      FROM pg_attribute AS a
	      WHERE a.attrelid = format('@@.%I', view)::regclass AND
		    a.attnum > 0 AND NOT a.attisdropped) AS c;
	IF differs THEN
		EXECUTE format('DROP VIEW @@.%I', view);
		EXECUTE format('CREATE VIEW @@.%I AS SELECT %s FROM (%s) AS q',
			       view, columns, query);
	END IF;
	EXECUTE format('COMMENT ON VIEW @@.%I IS %L', view, about);
	INSERT INTO @@._made VALUES (view) ON CONFLICT DO NOTHING;
EXCEPTION WHEN OTHERS THEN
	RAISE EXCEPTION 'the view ''%'' cannot be made here: %', view, SQLERRM
	USING HINT = format('write it otherwise in %s, or say in its opening '
		'comment why it is SQLite''s alone: -- sqlite-only: REASON',
		path);
END
$peerpool$;

-- Drop the pool's views.  What others have made of them stands in the way.
CREATE FUNCTION @@._drop_views() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog
AS $peerpool$
DECLARE
	list text := (SELECT string_agg(format('@@.%I', c.relname), ', ')
		FROM pg_class AS c
		JOIN @@._made AS m ON m.name = c.relname
		WHERE c.relnamespace = '@@'::regnamespace
		  AND c.relkind = 'v' AND c.relname <> 'clock');
BEGIN
	IF list IS NOT NULL THEN
		EXECUTE 'DROP VIEW ' || list;
	END IF;
END
$peerpool$;

-- Stop where a table has not as many rows as the pool has.
CREATE FUNCTION @@._check_rows(name text, wanted bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog
AS $peerpool$
DECLARE
	found bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM @@.%I', name) INTO found;
	IF found <> wanted THEN
		RAISE EXCEPTION 'the table % has % rows here and % in the pool',
			name, found, wanted
		USING HINT = 'somebody else has changed it; a whole export '
			'mends it: peerpool export --format postgres --full';
	END IF;
END
$peerpool$;
