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

-- A lone hyphen is how ledgers write no number.
create or replace macro is_blank_number(x) as coalesce(x in ('-', '−', '–'), true);

-- An amount as ledgers dress it: `(1,234.50)`, `1.234,50-`, `£1 234`, `GBP 12`, `12 €`, `95%`. One sign, one currency.
create or replace macro is_dressed_number(x) as
  regexp_full_match(
    x,
    '[-−+]?\s*(?:(?:[£$€]|[A-Z]{3})\s*)?[0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+%?'
      || '|[-−+]?\s*[0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+(?:[£$€]|[A-Z]{3})'
      || '|(?:[£$€]|[A-Z]{3})\s*[-−+]\s*[0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+'
      || '|(?:(?:[£$€]|[A-Z]{3})\s*)?[0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+[-−]'
      || '|[0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+(?:[£$€]|[A-Z]{3})\s*[-−]'
      || '|(?:(?:[£$€]|[A-Z]{3})\s*)?\(\s*(?:(?:[£$€]|[A-Z]{3})\s*)?[0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+\)'
      || '|\([0-9.,''’\x{20}\x{a0}\x{2009}\x{202f}]+(?:[£$€]|[A-Z]{3})\s*\)'
  );

-- The digits of a dressed number with the marks between them.
create or replace macro bare_number(x) as
  trim(regexp_replace(regexp_replace(x, '[\x{a0}\x{2009}\x{202f}]', ' ', 'g'), '[^0-9.,''’ ]', '', 'g'));

-- Digits stand in proper groups of three, with at most twelve decimals.
create or replace macro is_grouped_before_point(x) as
  regexp_full_match(x, '([0-9]{1,26}|[0-9]{1,3}(,[0-9]{3}){1,8}|[0-9]{1,3}( [0-9]{3}){1,8}|[0-9]{1,3}([''’][0-9]{3}){1,8})?(\.[0-9]{1,12})?');

create or replace macro is_grouped_before_comma(x) as
  regexp_full_match(x, '([0-9]{1,26}|[0-9]{1,3}(\.[0-9]{3}){1,8}|[0-9]{1,3}( [0-9]{3}){1,8}|[0-9]{1,3}([''’][0-9]{3}){1,8})?(,[0-9]{1,12})?');

-- The number that plain digits stand for; `dress` gives the sign and makes `95%` 0.95.
create or replace macro dressed_decimal(digits, dress) as
  try_cast(
    case when regexp_matches(dress, '[-−(]') then '-' else '' end
      || digits
      || case when contains(dress, '%') then 'e-2' else '' end
    as decimal(38, 12)
  );

create or replace macro dressed_with_point(x) as
  case
    when is_dressed_number(x) and is_grouped_before_point(bare_number(x))
      then dressed_decimal(regexp_replace(x, '[^0-9.]', '', 'g'), x)
  end;

create or replace macro dressed_with_comma(x) as
  case
    when is_dressed_number(x) and is_grouped_before_comma(bare_number(x))
      then dressed_decimal(replace(regexp_replace(x, '[^0-9,]', '', 'g'), ',', '.'), x)
  end;

-- The common case first: plain digits fit decimal(18, 4), whose cast is fifty times faster.
create or replace macro read_number_point(x) as
  case
    when regexp_full_match(x, '-?[0-9]{1,14}(\.[0-9]{1,4})?') then try_cast(x as decimal(18, 4))::decimal(38, 12)
    else dressed_with_point(x)
  end;

create or replace macro read_number_comma(x) as
  case
    when regexp_full_match(x, '-?[0-9]{1,14}(,[0-9]{1,4})?')
      then try_cast(replace(x, ',', '.') as decimal(18, 4))::decimal(38, 12)
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

-- The month in words, short or long.
create or replace macro date_in_words(x) as
  try_strptime(replace(lower(with_century(x)), '-sept-', '-sep-'), ['%Y-%b-%d', '%Y-%B-%d'])::date;

create or replace macro read_date_dmon(x) as
  date_in_words(
    regexp_replace(
      x,
      '^([0-9]{1,2})[-/., ]*((?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))[-/., ]*([0-9]{4}|[0-9]{2})(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?$|(?s:^.*$)',
      '\3-\2-\1'
    )
  );

-- The month and year anywhere in a text: `MSitAE-APRIL-2025`, `nhs_ae_by_trust_May-2025.csv`.
create or replace macro read_date_mon(x) as
  date_in_words(
    regexp_replace(
      x,
      '(?is)^.*?(?:^|[^a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-_/., '']*([0-9]{4}|[0-9]{2})(?:[^0-9].*)?$|^.*$',
      '\2-\1-1'
    )
  );

create or replace macro read_date_yyyymm(x) as
  try_cast(regexp_replace(x, '^((?:19|2[01])[0-9]{2})([0-9]{2})$|(?s:^.*$)', '\1-\2-1') as date);

create or replace macro read_date_yyyymmdd(x) as
  try_cast(regexp_replace(x, '^((?:19|2[01])[0-9]{2})([0-9]{2})([0-9]{2})$|(?s:^.*$)', '\1-\2-\3') as date);

-- The words of a choice: `Dual running`, `dual-running` and `dual_running` are one.
create or replace macro choice_text(x) as regexp_replace(lower(x), '[\s-]+', '_', 'g');
