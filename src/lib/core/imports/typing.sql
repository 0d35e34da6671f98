-- How text is typed, by contract. Each macro gives null for what it cannot read; the caller tells a blank from a fault.
-- Blank is an empty cell, one of spaces (no-break and thin ones too), or a lone hyphen in a number.

-- A text that starts and ends in a plain sign has nothing to take off: that test is eight times faster than the trim.
create or replace macro tidy(x) as
  case
    when unicode(x) between 33 and 126 and unicode(right(x, 1)) between 33 and 126 then x
    else nullif(trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8201) || chr(8239) || chr(65279)), '')
  end;

-- The common case first: plain digits with a point fit decimal(18, 4), whose cast is fifty times faster.
create or replace macro plain_decimal(x) as
  try_cast(x as decimal(18, 4))::decimal(38, 12);

create or replace macro is_plain_decimal(x) as
  regexp_full_match(x, '-?[0-9]{1,14}(\.[0-9]{1,4})?');

-- Signs and brackets taken off: `(1,234.50)`, `1.234,50-`, `£1 234`, `GBP 12`, `95%`. What remains must be digits in
-- proper groups of three with at most twelve decimals.
create or replace macro bare_number(x) as
  trim(regexp_replace(
    regexp_replace(
      regexp_replace(x, '^\((.*)\)$', '\1'),
      '^[-−+]?\s*(?:[£$€]|[A-Z]{3}\s)?\s*[-−+]?\s*|\s*[-−]$|\s*%$|\s+[A-Z]{3}$|\s*[£$€]$', '', 'g'
    ),
    '[\x{00a0}\x{2009}\x{202f}]', ' ', 'g'
  ));

create or replace macro is_negative_number(x) as
  regexp_matches(x, '^\(.*\)$|^(?:[£$€]|[A-Z]{3}\s)?\s*[-−]|[-−]\s*%?$');

create or replace macro digits_with_point(x) as
  case
    when regexp_full_match(x, '([0-9]{1,26}|[0-9]{1,3}(,[0-9]{3}){1,8}|[0-9]{1,3}( [0-9]{3}){1,8}|[0-9]{1,3}([''’][0-9]{3}){1,8})?(\.[0-9]{1,12})?')
      then regexp_replace(x, '[, ''’]', '', 'g')
  end;

create or replace macro digits_with_comma(x) as
  case
    when regexp_full_match(x, '([0-9]{1,26}|[0-9]{1,3}(\.[0-9]{3}){1,8}|[0-9]{1,3}( [0-9]{3}){1,8}|[0-9]{1,3}([''’][0-9]{3}){1,8})?(,[0-9]{1,12})?')
      then replace(regexp_replace(x, '[. ''’]', '', 'g'), ',', '.')
  end;

create or replace macro dressed_decimal(x, mark) as
  try_cast(
    case when is_negative_number(x) then '-' else '' end
      || nullif(case when mark = ',' then digits_with_comma(bare_number(x)) else digits_with_point(bare_number(x)) end, '')
    as decimal(38, 12)
  );

create or replace macro number_text(x) as case when tidy(x) not in ('-', '−', '–') then tidy(x) end;

create or replace macro read_money(x, mark) as
  case
    when mark = '.' and is_plain_decimal(x) then plain_decimal(x)
    when number_text(x) is not null and not contains(x, '%') then dressed_decimal(number_text(x), mark)
  end;

-- A share written `95%` is 0.95; so is any number that carries the sign.
create or replace macro read_number(x, mark) as
  case
    when mark = '.' and is_plain_decimal(x) then plain_decimal(x)
    when number_text(x) is not null and contains(x, '%')
      then (dressed_decimal(number_text(x), mark)::decimal(30, 10) * 0.01::decimal(3, 2))::decimal(38, 12)
    when number_text(x) is not null then dressed_decimal(number_text(x), mark)
  end;

-- Dates. `dmy` parts are put together as ISO text, whose cast refuses what no calendar has, such as 31 February.
create or replace macro date_of(y, m, d) as
  case
    when try_cast(y as integer) between 1900 and 2199 or length(y) = 2
      then try_cast(case when length(y) = 2 then '20' || y else y end || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') as date)
  end;

create or replace macro month_number(x) as
  list_position(
    ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
    lower(left(x, 3))
  )::varchar;

-- A time of day after a date is left aside.
create or replace macro day_text(x) as regexp_replace(tidy(x), '[T ,]+[0-9]{1,2}:[0-9]{2}.*$', '');

create or replace macro read_date_iso(x) as
  case
    when regexp_full_match(x, '(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}') then try_cast(x as date)
    when regexp_full_match(x, '(19|2[01])[0-9]{2}-[0-9]{2}') then try_cast(x || '-01' as date)
    else date_of(
      regexp_extract(day_text(x), '^([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?$', 1),
      regexp_extract(day_text(x), '^([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?$', 2),
      coalesce(nullif(regexp_extract(day_text(x), '^([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?$', 3), ''), '1')
    )
  end;

create or replace macro read_date_dmy(x) as date_of(
  regexp_extract(day_text(x), '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})$', 3),
  regexp_extract(day_text(x), '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})$', 2),
  regexp_extract(day_text(x), '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})$', 1)
);

create or replace macro read_date_mdy(x) as date_of(
  regexp_extract(day_text(x), '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})$', 3),
  regexp_extract(day_text(x), '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})$', 1),
  regexp_extract(day_text(x), '^([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})$', 2)
);

create or replace macro read_date_dmon(x) as date_of(
  regexp_extract(day_text(x), '(?i)^([0-9]{1,2})[-/., ]*(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-/., ]*([0-9]{4}|[0-9]{2})$', 3),
  month_number(regexp_extract(day_text(x), '(?i)^([0-9]{1,2})[-/., ]*(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-/., ]*([0-9]{4}|[0-9]{2})$', 2)),
  regexp_extract(day_text(x), '(?i)^([0-9]{1,2})[-/., ]*(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-/., ]*([0-9]{4}|[0-9]{2})$', 1)
);

-- The month and year anywhere in a text: `MSitAE-APRIL-2025`, `nhs_ae_by_trust_May-2025.csv`.
create or replace macro read_date_mon(x) as date_of(
  regexp_extract(tidy(x), '(?i)(?:^|[^a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-_/., '']*([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', 2),
  month_number(regexp_extract(tidy(x), '(?i)(?:^|[^a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-_/., '']*([0-9]{4}|[0-9]{2})(?:[^0-9]|$)', 1)),
  '1'
);

create or replace macro read_date_yyyymm(x) as
  case when regexp_full_match(tidy(x), '[0-9]{6}') then date_of(tidy(x)[1:4], tidy(x)[5:6], '1') end;

create or replace macro read_date_yyyymmdd(x) as
  case when regexp_full_match(tidy(x), '[0-9]{8}') then date_of(tidy(x)[1:4], tidy(x)[5:6], tidy(x)[7:8]) end;

-- The words of a choice: `Dual running`, `dual-running` and `dual_running` are one.
create or replace macro choice_text(x) as regexp_replace(lower(tidy(x)), '[\s-]+', '_', 'g');
