-- How exact values become text, and which month names people read. Used by every later file.
-- An amount of money: all its decimals, at least two (`12.50`, `0.00000012345`). Of twelve decimals, ten may go.
create or replace macro money_text(amount) as
  regexp_replace(amount::decimal(38, 12)::varchar, '0{1,10}$', '');

-- A count, a share or an index: the shortest way to write it, twelve decimals at most, never an exponent.
create or replace macro plain_text(number) as
  rtrim(rtrim(try_cast(number as decimal(38, 12))::varchar, '0'), '.');

-- A ratio of totals; null when the denominator is zero.
create or replace macro ratio(numerator, denominator) as
  numerator::double / nullif(denominator::double, 0);

-- Round to the cent, half away from zero. The six decimals between undo the noise of binary fractions (2.675 is
-- stored as 2.67499..., and must become 2.68).
create or replace macro to_cent(amount) as
  amount::decimal(38, 6)::decimal(38, 2);

-- How many values the source held back (`<=5`), in words; null for none.
create or replace macro suppressed_text(number) as
  case
    when number = 1 then '1 suppressed value is not in the sum'
    when number > 1 then number || ' suppressed values are not in the sum'
  end;

-- Months in a period of a grain, and the last of them.
create or replace macro months_in(grain) as
  case grain
    when 'month' then 1
    when 'quarter' then 3
    when 'half_year' then 6
    else 12
  end;

create or replace macro last_month_of(period, grain) as
  (period + to_months(months_in(grain) - 1))::date;

create or replace macro grain_text(grain) as
  replace(grain, '_', ' ');

-- Why an amount is not known, or else what must be known to read it; null for a plain amount.
create or replace macro money_status(amount, currency_status, missing_status, suppressed, price_status) as
  coalesce(
    currency_status,
    missing_status,
    case
      when suppressed > 0 and amount is null then coalesce(price_status, 'suppressed by the source')
      when suppressed > 0 then concat_ws('; ', suppressed_text(suppressed), price_status)
      else price_status
    end
  );

create or replace macro month_text(month) as
  strftime(month, '%b %Y');
