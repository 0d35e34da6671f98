import { identifier } from '../../engine/bind.ts';
import type { EvidenceItem } from './amount-evidence.ts';
import type { DayFormat } from './day-text.ts';
import { dayFormats, type DateFormat } from '../mapping/mapping.ts';
import { dayReaderOf } from './readers.ts';

/** How many cells of a whole column each way of writing a day reads. */
export interface DateCounts {
  /** Cells that say something. */
  readonly written: number;
  readonly reads: Readonly<Partial<Record<DayFormat, number>>>;
  /** Cells that only one order of day and month reads, and those on which the orders disagree. */
  readonly onlyDayFirst: number;
  readonly onlyMonthFirst: number;
  readonly differing: number;
}

/** The formats a whole column may be in, the likeliest first. */
export interface DateDecision {
  /** One: decided. Several: a person must say. None: these are no such dates. */
  readonly formats: readonly DateFormat[];
  /** True when some cells can only be day first and others only month first: the column holds both. */
  readonly isMixed: boolean;
}

/** The share of cells that must be read before the rest count as faults. */
const nearlyAll = 0.98;

/**
 * Counts of a column of tidy text as items of a select list: `column` is its name in a relation that the caller gives.
 * `dateCountsOf` reads the row they make. Formats that are read label by label are left out.
 */
export function dateEvidenceSql(column: string, formats: readonly DateFormat[]): readonly EvidenceItem[] {
  const text = identifier(column);
  const read = dayFormats.filter((format) => formats.includes(format));
  const [day, month] = [guarded('dd/mm/yyyy', text), guarded('mm/dd/yyyy', text)];
  const count = (condition: string) => `(count(*) filter (where ${condition}))::integer`;
  const isOrderAsked = read.includes('dd/mm/yyyy') && read.includes('mm/dd/yyyy');
  return [
    { name: 'written', sql: count(`not is_blank_word(${text})`) },
    ...read.map((format) => ({
      name: countName(format),
      sql: `count(${guarded(format, text)})::integer`,
    })),
    ...(isOrderAsked
      ? [
          { name: 'only_day_first', sql: count(`${day} is not null and ${month} is null`) },
          { name: 'only_month_first', sql: count(`${month} is not null and ${day} is null`) },
          { name: 'differing', sql: count(`${day} <> ${month}`) },
        ]
      : []),
  ];
}

/** The counts of a row that `dateEvidenceSql` made. */
export function dateCountsOf(row: Readonly<Record<string, unknown>>): DateCounts {
  const read = dayFormats.filter((format) => countName(format) in row);
  return {
    written: Number(row['written'] ?? 0),
    reads: Object.fromEntries(read.map((format) => [format, Number(row[countName(format)])])),
    onlyDayFirst: Number(row['only_day_first'] ?? 0),
    onlyMonthFirst: Number(row['only_month_first'] ?? 0),
    differing: Number(row['differing'] ?? 0),
  };
}

/**
 * The formats that read every cell; where none does, those that read nearly all (98 %), so that a few faults leave a
 * decision standing. Day and month orders that agree on every cell are no question: the first of them is meant.
 */
export function decideFormat(counts: DateCounts): DateDecision {
  const isMixed = counts.onlyDayFirst > 0 && counts.onlyMonthFirst > 0;
  const read = dayFormats
    .map((format) => ({ format, count: counts.reads[format] ?? 0 }))
    .filter(({ count }) => count > 0 && count >= counts.written * nearlyAll)
    .toSorted((a, b) => b.count - a.count);
  const all = read.filter(({ count }) => count === counts.written);
  const formats = (all.length > 0 ? all : read).map(({ format }) => format);
  return { formats: withoutEcho(withoutWeaker(formats), counts), isMixed };
}

function withoutWeaker(formats: readonly DayFormat[]): readonly DayFormat[] {
  return formats.includes('dd-mmm-yyyy') ? formats.filter((format) => format !== 'mmm-yyyy') : formats;
}

function withoutEcho(formats: readonly DayFormat[], counts: DateCounts): readonly DayFormat[] {
  const hasBoth = formats.includes('dd/mm/yyyy') && formats.includes('mm/dd/yyyy');
  const isEcho = hasBoth && counts.differing + counts.onlyDayFirst + counts.onlyMonthFirst === 0;
  return isEcho ? formats.filter((format) => format !== 'mm/dd/yyyy') : formats;
}

// Most cells are of no format but one: a glance is cheaper than a reading that fails.
function guarded(format: DayFormat, text: string): string {
  return `case when regexp_matches(${text}, '${glances[format]}') then ${strictReader(format)}(${text}) end`;
}

const glances: Readonly<Record<DayFormat, string>> = {
  'yyyy-mm-dd': '^[0-9]{4}[-/. ]',
  'yyyy-mm': '^[0-9]{1,4}[-/. ][0-9]{1,4}$',
  'dd/mm/yyyy': '^[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]',
  'mm/dd/yyyy': '^[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]',
  'dd-mmm-yyyy': '[A-Za-z]{3}',
  'mmm-yyyy': '[A-Za-z]{3}',
  yyyymm: '^[0-9]{6}$',
  yyyymmdd: '^[0-9]{8}$',
  excel_serial: '^[3-7][0-9]{4}',
};

// As evidence, `yyyy-mm-dd` wants the day and `yyyy-mm` wants none; the loader is not so strict.
function strictReader(format: DayFormat): string {
  if (format === 'yyyy-mm') return 'read_date_ym';
  return format === 'yyyy-mm-dd' ? 'read_date_ymd' : dayReaderOf(format);
}

function countName(format: DayFormat): string {
  return `reads_${format.replace(/[^a-z]/g, '_')}`;
}
