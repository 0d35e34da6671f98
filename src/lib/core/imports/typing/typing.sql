-- How text is typed, by contract. `tidy` comes first and once; every other macro takes tidy text and gives null for what
-- it cannot read, and the caller tells a blank from a fault. An argument stands once in a macro where that can be: it is
-- copied wherever it stands, and nested copies are what makes a statement slow to plan.

-- Spaces at either end taken off (no-break and thin ones too); null for what is blank. A text that starts and ends in a
-- plain sign has nothing to take off: that test is ten times faster than the trim, and `reverse` is faster than `right`.
create or replace macro tidy(x) as
  case
    when x between '!' and '~' and unicode(reverse(x)) between 33 and 126 then x
    else nullif(trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8201) || chr(8239) || chr(65279)), '')
  end;

-- What databases and service desks write for nothing at all.
create or replace macro is_blank_word(x) as coalesce(lower(x) in ('?', '\n', 'null', '(null)', '(empty)'), true);

-- A lone hyphen is how ledgers write no number, beside a currency sign too.
create or replace macro is_blank_number(x) as
  is_blank_word(x) or (length(x) <= 12 and regexp_full_match(x, '[£$€]?\s*[-−–—]+\s*[£$€]?'));

-- A value that the source holds back: `<=5`, `*`, `..`, `ND`, `[c]`. The same as `isSuppressed`.
create or replace macro is_suppressed(x) as
  coalesce(
    length(x) <= 20
      and regexp_full_match(
        x,
        '(?i)\*+|\.{2,}|…|:|[<≤]\s*=?\s*[0-9]+(?:\.[0-9]+)?|n\.?\s?[ad]\.?|n/[ad]|#n/a|c|x|\[(?:c|x|z|w|u|low)\]'
          || '|suppressed|redacted|withheld|confidential|not\s(?:available|applicable|disclosed)'
      ),
    false
  );

-- An amount as ledgers dress it: `(1,234.50)`, `1.234,50-`, `£1 234`, `kr 12`, `12 €`, `5.00 CR`, `95%`. Dressing comes
-- off step by step, each on what the last one left, so that the text is never copied. What does not fit is left as it
-- stands, and the digits are then refused.

-- `¤` for the one currency, before or after; `Â£` is a pound that was decoded twice. A sign between digits stays in the way: Cape Verde writes `1$500`.
create or replace macro with_one_currency(x) as
  regexp_replace(
    x,
    '[A-Z]{3}|(?:US|AU|CA|NZ|HK|SG|NT|MX|[ACSRJZ])?\$|(?:SFr|[kK]r|R[sS]|Fr|лв)\.?|zł|Kč|Ft|lei|R'
      || '|Â?£|[€¥₹₽₺₩₪₫₴₦฿₱₵₸₲₡]',
    '¤'
  );

-- A credit is negative. Only in capitals, and not beside a rupee: `12 Cr` is twelve crore in India.
create or replace macro with_credit_sign(x) as
  regexp_replace(
    regexp_replace(x, '^(?:CR\s*([0-9£$€.,''’ ]+)|((?:GBP|USD|EUR)?[0-9£$€.,''’ ]*[0-9 ])CR)$', '-\1\2'),
    '^(?:DR\s*([0-9£$€.,''’ ]+)|((?:GBP|USD|EUR)?[0-9£$€.,''’ ]*[0-9 ])DR)$',
    '\1\2'
  );

-- The sign in front, the brackets and the currency gone: one sign, one currency.
create or replace macro with_sign_first(x) as
  regexp_replace(
    regexp_replace(
      x,
      '^(?:[-−–]\s*(?:¤\s*)?([0-9.,][0-9.,''’ ]*%?\s*)¤?'
        || '|¤\s*[-−–]\s*([0-9.,][0-9.,''’ ]*%?\s*)'
        || '|(?:¤\s*)?([0-9.,][0-9.,''’ ]*%?\s*)[-−–]\s*¤?'
        || '|([0-9.,][0-9.,''’ ]*)¤\s*[-−–]'
        || '|(?:¤\s*)?\(\s*(?:¤\s*)?([0-9.,][0-9.,''’ ]*%?\s*)(?:¤\s*)?\)(?:\s*¤)?)$',
      '-\1\2\3\4\5'
    ),
    '^(?:¤\s*)?\+?\s*(?:¤\s*)?([0-9.,][0-9.,''’ ]*%?\s*)¤?$',
    '\1'
  );

-- Excel writes an apostrophe before a number that is to stay text.
create or replace macro undressed(x) as
  with_sign_first(
    with_one_currency(
      with_credit_sign(
        regexp_replace(translate(x, chr(160) || chr(8199) || chr(8201) || chr(8239), '    '), '^''', '')
      )
    )
  );

-- Digits stand in proper groups (of three; in India of two before the last three; the first group starts with no zero:
-- `0,123` is no thousand), with at most twelve decimals; a share of a hundred with ten. Empty for any other.
create or replace macro grouped_before_point(x) as
  regexp_replace(
    x,
    '^(-?(?:[0-9]{1,26}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,8}|[1-9][0-9]?(?:,[0-9]{2}){1,8},[0-9]{3}'
      || '|[1-9][0-9]{0,2}(?: [0-9]{3}){1,8}|[1-9][0-9]{0,2}(?:[''’][0-9]{3}){1,8})?)'
      || '(?:(\.[0-9]{1,12})?|(\.[0-9]{1,10})?\s*(%))\s*$|(?s:^.*$)',
    '\1\2\3\4'
  );

create or replace macro grouped_before_comma(x) as
  regexp_replace(
    x,
    '^(-?(?:[0-9]{1,26}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,8}'
      || '|[1-9][0-9]{0,2}(?: [0-9]{3}){1,8}|[1-9][0-9]{0,2}(?:[''’][0-9]{3}){1,8})?)'
      || '(?:(,[0-9]{1,12})?|(,[0-9]{1,10})?\s*(%))\s*$|(?s:^.*$)',
    '\1\2\3\4'
  );

-- `95%` is 0.95.
create or replace macro dressed_with_point(x) as
  try_cast(replace(translate(grouped_before_point(undressed(x)), ', ''’', ''), '%', 'e-2') as decimal(38, 12));

create or replace macro dressed_with_comma(x) as
  try_cast(
    replace(translate(grouped_before_comma(undressed(x)), ',. ''’', '.'), '%', 'e-2') as decimal(38, 12)
  );

-- Digits that fit decimal(18, 4), with thousands or without, as a pattern: before a point, and before a comma.
create or replace macro small_before_point() as
  '(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}'
    || '|[1-9][0-9]{0,2}(?:[ \x{a0}\x{202f}][0-9]{3}){1,3})(?:\.[0-9]{1,4})?';

create or replace macro small_before_comma() as
  '(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3}'
    || '|[1-9][0-9]{0,2}(?:[ \x{a0}\x{202f}][0-9]{3}){1,3})(?:,[0-9]{1,4})?';

create or replace macro small_positive(digits) as '[£$€]?' || digits || '|' || digits || ' ?[£$€]';

create or replace macro small_negative(digits) as
  '[-−][£$€]?' || digits || '|\([£$€]?' || digits || '\)|[-−]' || digits || ' ?[£$€]|[£$€]?' || digits || '[-−]';

-- The common cases first, since a cast to decimal(18, 4) is fifty times faster than one to decimal(38, 12): plain digits,
-- then many decimals, then thousands, a pound, dollar or euro sign, and the signs of a negative number.
create or replace macro read_number_point(x) as
  case
    when regexp_full_match(x, '-?[0-9]{1,14}(\.[0-9]{1,4})?') then try_cast(x as decimal(18, 4))::decimal(38, 12)
    when regexp_full_match(x, '-?[0-9]{1,6}\.[0-9]{5,12}') then try_cast(x as decimal(18, 12))::decimal(38, 12)
    when regexp_full_match(x, small_positive(small_before_point()))
      then try_cast(translate(x, ',£$€ ' || chr(160) || chr(8239), '') as decimal(18, 4))::decimal(38, 12)
    when regexp_full_match(x, small_negative(small_before_point()))
      then try_cast('-' || translate(x, ',£$€()-− ' || chr(160) || chr(8239), '') as decimal(18, 4))::decimal(38, 12)
    else dressed_with_point(x)
  end;

create or replace macro read_number_comma(x) as
  case
    when regexp_full_match(x, '-?[0-9]{1,14}(,[0-9]{1,4})?')
      then try_cast(replace(x, ',', '.') as decimal(18, 4))::decimal(38, 12)
    when regexp_full_match(x, '-?[0-9]{1,6},[0-9]{5,12}')
      then try_cast(replace(x, ',', '.') as decimal(18, 12))::decimal(38, 12)
    when regexp_full_match(x, small_positive(small_before_comma()))
      then try_cast(translate(x, ',.£$€ ' || chr(160) || chr(8239), '.') as decimal(18, 4))::decimal(38, 12)
    when regexp_full_match(x, small_negative(small_before_comma()))
      then try_cast('-' || translate(x, ',.£$€()-− ' || chr(160) || chr(8239), '.') as decimal(18, 4))::decimal(38, 12)
    else dressed_with_comma(x)
  end;

-- An amount of money is no share.
create or replace macro read_money_point(x) as case when not contains(x, '%') then read_number_point(x) end;
create or replace macro read_money_comma(x) as case when not contains(x, '%') then read_number_comma(x) end;

-- Dates. A text of the format is written anew as year-month-day, any other as text that is no date; the cast then
-- refuses what no calendar has, such as 31 February. A time of day after a date is left aside.
-- The years read are 1900 to 2199; those of two digits are 2000 to 2099.
create or replace macro with_century(x) as regexp_extract('20' || x, '^(?:20)?((?:19|2[01])[0-9]{2}-.*)$', 1);

create or replace macro read_date_iso(x) as
  case
    when regexp_full_match(x, '(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}') then try_cast(x as date)
    when regexp_full_match(x, '[0-9]{4}[-/. ][0-9]{1,2}([T ,]+[0-9]{1,2}:[0-9]{2}.*)?')
      then try_cast(
        regexp_replace(x, '^((?:19|2[01])[0-9]{2})[-/. ]([0-9]{1,2})(?:[T ,].*)?$|(?s:^.*$)', '\1-\2-1') as date
      )
    else try_cast(
      regexp_replace(
        x,
        '^((?:19|2[01])[0-9]{2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$|(?s:^.*$)',
        '\1-\2-\3'
      ) as date
    )
  end;

-- The same with its day, where evidence is wanted.
create or replace macro read_date_ymd(x) as
  case when not regexp_matches(x, '^[0-9]{4}[-/. ][0-9]{1,2}(?:[T ,].*)?$') then read_date_iso(x) end;

-- A month and a year in numbers, either first: `2025-04`, `04/2025`.
create or replace macro read_date_ym(x) as
  try_cast(
    regexp_replace(
      x,
      '^((?:19|2[01])[0-9]{2})[-/. ]([0-9]{1,2})$|^([0-9]{1,2})[-/. ]((?:19|2[01])[0-9]{2})$|(?s:^.*$)',
      '\1\4-\2\3-1'
    ) as date
  );

-- A column of months may hold whole days as well.
create or replace macro read_date_month(x) as
  case when regexp_full_match(x, '[0-9]{1,2}[-/. ][0-9]{4}') then read_date_ym(x) else read_date_iso(x) end;

create or replace macro read_date_dmy(x) as
  try_cast(
    with_century(
      regexp_replace(
        x,
        '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$|(?s:^.*$)',
        '\3-\2-\1'
      )
    ) as date
  );

create or replace macro read_date_mdy(x) as
  try_cast(
    with_century(
      regexp_replace(
        x,
        '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$|(?s:^.*$)',
        '\3-\1-\2'
      )
    ) as date
  );

-- An English month name, short or long, as a pattern.
create or replace macro month_word() as
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?'
    || '|nov(?:ember)?|dec(?:ember)?';

-- The month in words, short or long.
create or replace macro date_in_words(x) as
  try_strptime(replace(lower(with_century(x)), '-sept-', '-sep-'), ['%Y-%b-%d', '%Y-%B-%d'])::date;

-- The number of a month by its name, lower case without accents: English, French, German, Spanish, Italian, Dutch, Polish
-- and Portuguese, as in `month-names.ts`.
create or replace macro month_number(name) as
  map_from_entries([
    ('jan', 1), ('january', 1), ('janv', 1), ('janvier', 1), ('januar', 1), ('jaenner', 1), ('janner', 1),
    ('jaen', 1), ('ene', 1), ('enero', 1), ('gen', 1), ('gennaio', 1), ('januari', 1), ('sty', 1), ('styczen', 1),
    ('stycznia', 1), ('janeiro', 1),
    ('feb', 2), ('february', 2), ('fev', 2), ('fevr', 2), ('fevrier', 2), ('februar', 2), ('feber', 2),
    ('febrero', 2), ('febbraio', 2), ('februari', 2), ('lut', 2), ('luty', 2), ('lutego', 2), ('fevereiro', 2),
    ('mar', 3), ('march', 3), ('mars', 3), ('marz', 3), ('maerz', 3), ('mrz', 3), ('marzo', 3), ('mrt', 3),
    ('maart', 3), ('marzec', 3), ('marca', 3), ('marco', 3),
    ('apr', 4), ('april', 4), ('avr', 4), ('avril', 4), ('abr', 4), ('abril', 4), ('aprile', 4), ('kwi', 4),
    ('kwiecien', 4), ('kwietnia', 4),
    ('may', 5), ('mai', 5), ('mayo', 5), ('mag', 5), ('maggio', 5), ('mei', 5), ('maj', 5), ('maja', 5), ('maio', 5),
    ('jun', 6), ('june', 6), ('juin', 6), ('juni', 6), ('junio', 6), ('giu', 6), ('giugno', 6), ('cze', 6),
    ('czerwiec', 6), ('czerwca', 6), ('junho', 6),
    ('jul', 7), ('july', 7), ('juil', 7), ('juillet', 7), ('juli', 7), ('julio', 7), ('lug', 7), ('luglio', 7),
    ('lip', 7), ('lipiec', 7), ('lipca', 7), ('julho', 7),
    ('aug', 8), ('august', 8), ('aout', 8), ('ago', 8), ('agosto', 8), ('augustus', 8), ('sie', 8), ('sierpien', 8),
    ('sierpnia', 8),
    ('sep', 9), ('sept', 9), ('september', 9), ('septembre', 9), ('septiembre', 9), ('setiembre', 9), ('set', 9),
    ('settembre', 9), ('wrz', 9), ('wrzesien', 9), ('wrzesnia', 9), ('setembro', 9),
    ('oct', 10), ('october', 10), ('octobre', 10), ('okt', 10), ('oktober', 10), ('octubre', 10), ('ott', 10),
    ('ottobre', 10), ('paz', 10), ('pazdziernik', 10), ('pazdziernika', 10), ('out', 10), ('outubro', 10),
    ('nov', 11), ('november', 11), ('novembre', 11), ('noviembre', 11), ('lis', 11), ('listopad', 11),
    ('listopada', 11), ('novembro', 11),
    ('dec', 12), ('december', 12), ('decembre', 12), ('dez', 12), ('dezember', 12), ('dic', 12), ('diciembre', 12),
    ('dicembre', 12), ('gru', 12), ('grudzien', 12), ('grudnia', 12), ('dezembro', 12)
  ])[replace(strip_accents(lower(name)), 'ł', 'l')];

-- Day, name and year: `5 avril 2024`, `1er mai 2024`, `5th April 2024`, `5 de abril de 2024`.
create or replace macro part_of_day_in_words(x, part) as
  regexp_extract(
    x,
    '(?is)^([0-9]{1,2})(?:st|nd|rd|th|er|º|ª|°)?[-/., ]*(?:de )?(\p{L}{3,12})[-/., ]*(?:del? )?([0-9]{4}|[0-9]{2})'
      || '(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$',
    part
  );

create or replace macro read_date_in_any_words(x) as
  try_cast(
    with_century(
      part_of_day_in_words(x, 3) || '-' || month_number(part_of_day_in_words(x, 2)) || '-' || part_of_day_in_words(x, 1)
    ) as date
  );

create or replace macro read_date_in_english(x) as
  date_in_words(
    regexp_replace(
      x,
      '(?is)^([0-9]{1,2})[-/., ]*(' || month_word() || ')[-/., ]*([0-9]{4}|[0-9]{2})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$'
        || '|^(' || month_word() || ')[-/. ]*([0-9]{1,2})[-/., ]+([0-9]{4})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$'
        || '|^([0-9]{4})[-/. ]*(' || month_word() || ')[-/. ]*([0-9]{1,2})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$'
        || '|^.*$',
      '\3\6\7-\2\4\8-\1\5\9'
    )
  );

create or replace macro read_date_dmon(x) as coalesce(read_date_in_english(x), read_date_in_any_words(x));

-- Two months, the end of a longer span, or a fiscal year: `April 2011 to March 2012`, `Year ended March 2012`,
-- `Jan 2024-25`. Read as one month of the calendar they would lie.
create or replace macro says_more_than_a_month(x) as
  regexp_matches(
    x,
    '(?is)(?:^|[^a-z])(?:' || month_word() || ')(?:[^a-z].*)?[^a-z](?:' || month_word() || ')(?:[^a-z]|$)'
      || '|(?:' || month_word() || ')[-_/., '']*[0-9]{4} ?[-/–] ?[0-9]{2}(?:[^0-9]|$)'
      || '|(?:year|quarter|months)[ _-]+(?:end|to)|(?:^|[^a-z])ytd(?:[^a-z]|$)'
  );

-- The month and year anywhere in a text: `MSitAE-APRIL-2025`, `nhs_ae_by_trust_May-2025.csv`. No longer number may stand
-- before or after a year of two digits: `April 15, 2024` and `2024-May-05` name a day.
create or replace macro month_anywhere(x) as
  date_in_words(
    regexp_replace(
      x,
      '(?is)^.*?(?:^|[^a-z])(' || month_word() || ')[-_/., '']*([0-9]{4})(?:[^0-9].*)?$'
        || '|^(?:[^0-9]|[0-9]{1,3}[^0-9])*?(?:^|[^a-z])(' || month_word()
        || ')[-_/., '']*([0-9]{2})(?:[^0-9]+[0-9]{1,3})*[^0-9]*$'
        || '|^.*$',
      '\2\4-\1\3-1'
    )
  );

create or replace macro read_date_mon(x) as
  case when length(x) <= 9 or not says_more_than_a_month(x) then month_anywhere(x) end;

create or replace macro read_date_yyyymm(x) as
  try_cast(regexp_replace(x, '^((?:19|2[01])[0-9]{2})([0-9]{2})$|(?s:^.*$)', '\1-\2-1') as date);

create or replace macro read_date_yyyymmdd(x) as
  try_cast(regexp_replace(x, '^((?:19|2[01])[0-9]{2})([0-9]{2})([0-9]{2})$|(?s:^.*$)', '\1-\2-\3') as date);

-- Days since 30 December 1899, as Excel counts them; from 1 January 1990 to 31 December 2100.
create or replace macro read_date_serial(x) as
  case
    when regexp_full_match(x, '[3-7][0-9]{4}(\.[0-9]+)?') and left(x, 5) between '32874' and '73415'
      then date '1899-12-30' + left(x, 5)::integer
  end;

-- A day with its time. A time stands last; seconds and `AM` or `PM` may follow it, and `Z` or an offset from UTC, which
-- is then taken off: what names an offset is read in UTC. A day without a time starts at midnight.
create or replace macro clock_12(x) as
  try_strptime(
    regexp_replace(
      upper(x),
      '^[^:]*[T ,]([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)? ?([AP])\.?M\.?$|(?s:^.*$)',
      '\1\2 \3M'
    ),
    ['%I:%M %p', '%I:%M:%S %p']
  )::time;

create or replace macro clock_24(x) as
  try_cast(
    regexp_replace(
      x,
      '^[^:]*[T ,]([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]+)? ?(?:Z|UTC|GMT|[-+][0-9]{2}:?(?:[0-9]{2})?)?$|(?s:^.*$)',
      '\1\2\3'
    ) as time
  );

create or replace macro minutes_ahead(x) as
  coalesce(
    try_cast(regexp_extract(x, ':[0-9.]+ ?([-+])[0-9]{2}:?(?:[0-9]{2})?$', 1) || '1' as integer)
      * (
        60 * regexp_extract(x, '[-+]([0-9]{2}):?(?:[0-9]{2})?$', 1)::integer
        + coalesce(try_cast(regexp_extract(x, '[-+][0-9]{2}:?([0-9]{2})$', 1) as integer), 0)
      ),
    0
  );

create or replace macro at_clock(day, x) as
  case
    when not contains(x, ':') then day::timestamp
    when regexp_full_match(x, '(?is).*[0-9] ?[ap]\.?m\.?') then day + clock_12(x)
    when regexp_full_match(x, '.*:[0-9.]+ ?[-+][0-9]{2}:?(?:[0-9]{2})?')
      then day + clock_24(x) - to_minutes(minutes_ahead(x))
    else day + clock_24(x)
  end;

create or replace macro read_moment_iso(x) as at_clock(read_date_iso(x), x);
create or replace macro read_moment_dmy(x) as at_clock(read_date_dmy(x), x);
create or replace macro read_moment_mdy(x) as at_clock(read_date_mdy(x), x);
create or replace macro read_moment_dmon(x) as at_clock(read_date_dmon(x), x);

-- The part of a day after the point, to the second.
create or replace macro read_moment_serial(x) as
  read_date_serial(x)::timestamp
    + to_seconds(round(coalesce(try_cast(regexp_extract(x, '(\.[0-9]+)$', 1) as double), 0) * 86400)::integer);

-- Yes or no as service desks write it.
create or replace macro read_flag(x) as
  case
    when lower(x) in ('true', 't', 'yes', 'y', '1') then true
    when lower(x) in ('false', 'f', 'no', 'n', '0') then false
  end;

-- What an amount says of its decimal mark once its dressing is off: the rules of `amountKindOf`, which see; empty for no
-- amount. `¤` before the name of a kind, since no bare text holds it: no later pattern fits it, and no cell can pose as it.
create or replace macro bare_amount(x) as
  regexp_replace(
    with_one_currency(regexp_replace(x, '^''?(?:CR|DR)([^A-Z].*)$|^(.*[0-9 ])(?:CR|DR)$', '\1\2')),
    '[-−–+()%''’¤\s\x{a0}\x{2007}\x{2009}\x{202f}]',
    '',
    'g'
  );

create or replace macro bare_amount_kind(x) as
  regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            regexp_replace(
              regexp_replace(
                x,
                '^[0-9]{1,3}$',
                '¤small_integer'
              ),
              '^[0-9]+$',
              '¤large_integer'
            ),
            '^[1-9][0-9]{0,2}\.[0-9]{3}$',
            '¤point_group'
          ),
          '^[1-9][0-9]{0,2},[0-9]{3}$',
          '¤comma_group'
        ),
        '^(?:[0-9]*\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}'
          || '|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?)$',
        '¤point'
      ),
      '^(?:[0-9]*,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})$',
      '¤comma'
    ),
    '^¤(.*)$|(?s:^.*$)',
    '\1'
  );

create or replace macro amount_kind(x) as
  case
    when regexp_full_match(x, '-?[0-9]+\.[0-9]{1,2}') then 'point'
    when regexp_full_match(x, '-?[0-9]{4,}') then 'large_integer'
    else bare_amount_kind(bare_amount(x))
  end;

-- The words of a choice: `Dual running`, `dual-running` and `dual_running` are one.
create or replace macro choice_text(x) as regexp_replace(lower(x), '[\s-]+', '_', 'g');
