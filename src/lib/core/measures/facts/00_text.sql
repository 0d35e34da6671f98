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

create or replace macro month_text(month) as
  strftime(month, '%b %Y');
