import type { Summary } from '#lib/core/measures/summary.ts';
import { formatExact, type Unit } from '#lib/core/vocabulary/format.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { compare } from '#lib/core/vocabulary/money.ts';
import { monthLabel, type Month } from '#lib/core/vocabulary/month.ts';
import { unitOfPoint } from '#lib/core/vocabulary/point-unit.ts';
import type { Party } from '#lib/core/vocabulary/point.ts';
import { aligned, type Column } from './columns.ts';
import type { Evaluation } from './evaluation.ts';

interface Wanted {
  readonly measure: string;
  readonly label: string;
  readonly party?: Party;
  readonly metric?: string;
  /** True: said even where it cannot be computed, with the reason; else only where the data have it. */
  readonly isAlways?: boolean;
}

/** What the report says of a partnership, in this order; government as a whole unless a party is named. */
const headline: readonly Wanted[] = [
  { measure: 'cost', label: 'Cost', isAlways: true },
  { measure: 'net_saving', label: 'Net saving', isAlways: true },
  { measure: 'net_saving', label: '  customer', party: 'customer' },
  { measure: 'net_saving', label: '  provider', party: 'provider' },
  { measure: 'transfer_residual', label: '  transfer residual' },
  { measure: 'verified_net_saving', label: 'Verified net saving' },
  { measure: 'gross_saving', label: 'Gross saving, flexed' },
  { measure: 'naive_saving', label: 'Unit cost × volume would claim' },
  { measure: 'realisation_rate', label: 'Realisation rate', isAlways: true },
  { measure: 'npsv', label: 'Net present social value', metric: 'planned' },
  { measure: 'npsv', label: 'Net present social value', metric: 'delivered' },
  { measure: 'npsv', label: 'Net present social value', metric: 'outlook' },
  { measure: 'targets_met', label: 'Targets met', isAlways: true },
];

const columns: readonly Column[] = [
  { title: 'partnership' },
  { title: 'measure' },
  { title: 'value', isNumber: true },
  { title: 'period' },
  { title: 'status' },
];

/** The headline of each partnership as a table; empty when there is none. */
export function headlineTable({ summary, measures }: Pick<Evaluation, 'summary' | 'measures'>): string {
  const names = [...new Set(summary.map(({ partnership }) => partnership))];
  const rows = names.flatMap((name) => {
    const lines = linesOf(
      summary.filter(({ partnership }) => partnership === name),
      measures,
    );
    return lines.map((line, at) => [at === 0 ? name : '', ...line]);
  });
  return rows.length === 0 ? '' : aligned(columns, rows);
}

function linesOf(own: readonly Summary[], measures: readonly Measure[]): readonly (readonly string[])[] {
  const differs = naiveDiffers(own);
  return headline
    .filter(({ measure }) => differs || (measure !== 'gross_saving' && measure !== 'naive_saving'))
    .flatMap((wanted) =>
      own.filter((total) => isWanted(total, wanted)).map((total) => cells(wanted, total, measures)),
    );
}

/** Both ways to count a saving are shown where they give different figures. */
function naiveDiffers(own: readonly Summary[]): boolean {
  const value = (measure: string) =>
    own.find((one) => one.measure === measure && one.party === 'system')?.value ?? null;
  const [naive, flexed] = [value('naive_saving'), value('gross_saving')];
  return naive !== null && flexed !== null && compare(naive, flexed) !== 0;
}

function isWanted(total: Summary, { measure, party = 'system', metric, isAlways = false }: Wanted): boolean {
  const isIt = total.measure === measure && total.party === party;
  return isIt && (metric === undefined || total.metric === metric) && (isAlways || total.from !== null);
}

function cells(wanted: Wanted, total: Summary, measures: readonly Measure[]): readonly string[] {
  const { value, from, until, status } = total;
  // Why a claim by unit cost is above or below is said once, on the site: here it stands beside what it differs from.
  const said = wanted.measure === 'naive_saving' ? '' : (status ?? '');
  const label = wanted.metric ? `${wanted.label}, ${wanted.metric}, real` : wanted.label;
  return [label, formatExact(value, unitOf(total, measures)), monthsOf(from, until), said];
}

function unitOf({ measure, unit }: Summary, measures: readonly Measure[]): Unit {
  const known = measures.find(({ id }) => id === measure);
  return unitOfPoint(known ?? { unit: 'money' }, unit);
}

function monthsOf(from: Month | null, until: Month | null): string {
  if (from === null || until === null) return '';
  return from === until ? monthLabel(from) : `${monthLabel(from)} to ${monthLabel(until)}`;
}
