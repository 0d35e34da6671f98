import { compareFindings, type Finding } from '../vocabulary/finding.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Point } from '../vocabulary/point.ts';
import type { Summary } from './summary.ts';

/** A loaded file, as far as the result needs it. */
export interface LoadedFile {
  readonly name: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly dataset: string;
  readonly profile: string;
  readonly rows: ResultFile['rows'];
  readonly cells: ResultFile['cells'];
  readonly suppressed: number;
  readonly mended: number;
  readonly amounts: ResultFile['amounts'];
  readonly control: ResultFile['control'];
}

/** A file in the result of the command line. Amounts are decimal text. */
export interface ResultFile {
  readonly name: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly header_line: number;
  readonly dataset: string;
  readonly profile: string;
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly excluded: number;
  };
  /** The unpivoted cells of a wide table; null for any other. */
  readonly cells: {
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly excluded: number;
    readonly blank: number;
  } | null;
  /** Accepted values that the source withholds. */
  readonly suppressed: number;
  /** Rejected rows that came back mended in another file. */
  readonly mended: number;
  readonly amounts: readonly {
    readonly column: string;
    readonly currency: string | null;
    readonly read: Decimal;
    readonly accepted: Decimal;
    readonly rejected: Decimal;
    readonly excluded: Decimal;
  }[];
  readonly control: readonly {
    readonly source: string;
    readonly expected: Decimal;
    readonly found: Decimal;
    readonly difference: Decimal;
  }[];
}

/** A file that is not loaded until somebody answers: the questions that are open, and what its mapping lacks. */
export interface ResultWaiting {
  readonly name: string;
  readonly sha256: string;
  readonly proposed: readonly string[];
  readonly questions: readonly Question[];
  readonly problems: readonly string[];
}

/** A question as it is answered with `--answer`. */
interface Question {
  readonly id: string;
  readonly column: string | null;
  readonly text: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly example: string | null;
  }[];
}

/** A value in the result: a number, money in decimal text. */
export type ResultValue = Decimal | number | null;

/** A point in the result of the command line. */
export type ResultPoint = Omit<Point, 'value' | 'numerator' | 'denominator' | 'target'> & {
  readonly value: ResultValue;
  readonly numerator: ResultValue;
  readonly denominator: ResultValue;
  readonly target: number | null;
};

/** A total in the result of the command line. */
export type ResultSummary = Omit<Summary, 'value'> & { readonly value: ResultValue };

/** What `npm run evaluate` writes, version 1. Signals, leads and forecasts are empty so far. */
export interface Result {
  readonly version: 1;
  readonly files: readonly ResultFile[];
  readonly waiting: readonly ResultWaiting[];
  readonly findings: readonly Finding[];
  readonly points: readonly ResultPoint[];
  readonly summary: readonly ResultSummary[];
  readonly signals: readonly never[];
  readonly leads: readonly never[];
  readonly forecasts: readonly never[];
}

/** What a result is made of. */
export interface ResultParts {
  readonly files: readonly LoadedFile[];
  readonly waiting: readonly ResultWaiting[];
  readonly findings: readonly Finding[];
  readonly measures: readonly Measure[];
  readonly points: readonly Point[];
  readonly summary: readonly Summary[];
}

/** Assemble the result of the command line; findings stand with what blocks first. */
export function toResult({ files, waiting, findings, measures, points, summary }: ResultParts): Result {
  const measureById = new Map(measures.map((measure) => [measure.id, measure]));
  return {
    version: 1,
    files: files.map(toFile),
    waiting,
    findings: findings.toSorted(compareFindings),
    points: points.map((point) => toPoint(point, measureById.get(point.measure))),
    summary: summary.map((total) => ({
      ...total,
      value: written(
        total.value,
        isMoney(measureById.get(total.measure)) || appraisedMoney.has(total.measure),
      ),
    })),
    signals: [],
    leads: [],
    forecasts: [],
  };
}

function toFile(file: LoadedFile): ResultFile {
  const { name, sha256, encoding, delimiter, headerLine, dataset, profile } = file;
  const { rows, cells, suppressed, mended, amounts, control } = file;
  return {
    name,
    sha256,
    encoding,
    delimiter,
    header_line: headerLine,
    dataset,
    profile,
    rows,
    cells,
    suppressed,
    mended,
    amounts,
    control,
  };
}

function toPoint(point: Point, measure: Measure | undefined): ResultPoint {
  return {
    ...point,
    value: written(point.value, isMoney(measure)),
    numerator: written(point.numerator, measure?.isMonetary === true || measure?.unit === 'money per unit'),
    // A share that is made of money is money of money; any other ratio divides by a count.
    denominator: written(point.denominator, measure?.isMonetary === true && measure.unit === 'share'),
    target: point.target === null ? null : Number(point.target),
  };
}

/** Results of an appraisal that are money: they stand in the summary, but are no measures of the catalogue. */
const appraisedMoney: ReadonlySet<string> = new Set(['npsv', 'equivalent_annual_cost']);

function isMoney(measure: Measure | undefined): boolean {
  return measure?.unit === 'money';
}

function written(value: Decimal | null, asMoney: boolean): ResultValue {
  return value === null || asMoney ? value : Number(value);
}
