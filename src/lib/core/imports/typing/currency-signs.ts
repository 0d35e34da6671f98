import { finding, type Finding } from '../../vocabulary/finding.ts';
import { signalOf, type Load } from '../load/loading.ts';
import { cellsAt, numberColumns } from '../propose/seen-cells.ts';

/** Above so many rows a file is read again only when its sampled amounts carry a sign at all. */
const mostReadAgain = 20_000;

interface SignedRows {
  readonly sign: string;
  readonly rows: number;
  readonly line: number;
}

/**
 * Signs and codes beside the amounts, such as `£5` and `7 EUR`, where no column tells the currency of a row: reading an
 * amount takes its sign off, so pounds and euros would be added up, or euros be counted as the pounds of the mapping.
 */
export async function currencySignFindings(load: Load): Promise<readonly Finding[]> {
  const { mapping } = load.request;
  if (mapping.dataset !== 'costs' || isTold(load) || !mayBeSigned(load)) return [];
  const signed = await signedRows(load);
  const [most, ...others] = signed;
  if (!most) return [];
  if (others.length > 0) return [mixed(load, signed)];
  const rule = mapping.fields['currency'];
  if (rule?.from !== 'constant') return [unsaid(load, most)];
  return isOf(most.sign, rule.value) ? [] : [otherThan(load, most, rule.value)];
}

/** True when each row says its own currency. */
function isTold({ request: { mapping } }: Load): boolean {
  const rule = mapping.fields['currency'];
  return rule !== undefined && rule.from !== 'constant';
}

function mayBeSigned({ request: { mapping, scan, calendar } }: Load): boolean {
  if (scan.keptRows <= mostReadAgain) return true;
  return numberColumns(mapping, scan.header, calendar).some(({ field, column }) => {
    return field === 'amount' && cellsAt(scan, column.index).some((cell) => new RegExp(signs).test(cell));
  });
}

const signs = '£|€|₹|¥|zł|Kč|Ft|\\$|[A-Z]{3}';

/** The signs of the rows that are loaded, the commonest first. */
async function signedRows(load: Load): Promise<readonly SignedRows[]> {
  const { engine, body, mapping } = load;
  const text = mapping.fields.find(({ field }) => field.name === 'amount')?.text ?? 'null::varchar';
  const rows = await engine.query<{ sign: string; rows: number; line: number }>(
    `${body.with},
signed as (
  select regexp_extract(${text}, $currency_signs) as sign, source_line
  from typed
  where exclusion is null and amount is not null
)
select sign, count(*)::integer as rows, min(source_line)::integer as line
from signed
where sign <> ''
group by sign
order by rows desc, sign`,
    { ...body.parameters, currency_signs: signs },
    signalOf(load),
  );
  return merged(rows);
}

/** `£` and `GBP` are one. */
function merged(rows: readonly SignedRows[]): readonly SignedRows[] {
  const known = new Map<string, SignedRows>();
  for (const { sign, rows: count, line } of rows) {
    const code = codeOf(sign);
    const before = known.get(code) ?? { rows: 0, line };
    known.set(code, { sign: code, rows: before.rows + count, line: Math.min(before.line, line) });
  }
  return [...known.values()].toSorted((a, b) => b.rows - a.rows);
}

const codes: Readonly<Record<string, string>> = {
  '£': 'GBP',
  '€': 'EUR',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
};

function codeOf(sign: string): string {
  return codes[sign] ?? sign;
}

// A dollar or a yen sign is that of several currencies.
function isOf(sign: string, currency: string): boolean {
  const told = currency.trim().toUpperCase();
  if (codeOf(sign) === told) return true;
  if (sign === '$') return !Object.values(codes).includes(told) && !['JPY', 'CNY'].includes(told);
  return sign === '¥' && ['JPY', 'CNY'].includes(told);
}

function mixed(load: Load, signed: readonly SignedRows[]): Finding {
  const words = signed.map(({ sign, rows, line }) => `${sign} (${rows}, the first on line ${line})`);
  return note(
    load,
    'error',
    `the amounts are written in ${words.join(' and ')}, expected one currency; they are loaded as if they were one, so their sum means nothing: map a column of currencies, or load each currency by itself`,
    signed[1]?.line ?? null,
  );
}

function otherThan(load: Load, { sign, rows, line }: SignedRows, currency: string): Finding {
  return note(
    load,
    'error',
    `${rows} amounts are written in ${sign}, expected ${currency} as the mapping says; they are loaded as ${currency}: say which currency it is`,
    line,
  );
}

function unsaid(load: Load, { sign, rows, line }: SignedRows): Finding {
  return note(
    load,
    'info',
    `${rows} amounts are written in ${sign}, and the mapping names no currency; they are counted in that of their partnership`,
    line,
  );
}

function note(load: Load, severity: Finding['severity'], message: string, line: number | null): Finding {
  return finding(severity, 'currency_signs', message, { file: load.request.source.name, line });
}
