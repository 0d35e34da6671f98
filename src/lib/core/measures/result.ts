import { compareFindings, type Finding } from '../vocabulary/finding.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
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

/** What the control chart of one monthly series of service says of its last month. */
export interface ResultSignal {
  readonly measure: string;
  readonly partnership: string;
  readonly service: string | null;
  readonly metric: string | null;
  /** Last month that has a value; null where none has. */
  readonly period: Month | null;
  readonly value: ResultValue;
  readonly target: number | null;
  readonly unit: string;
  readonly points: number;
  /** `none` under 6 points, `trial` under 13, else `full`. */
  readonly limits: 'none' | 'trial' | 'full';
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly variation: string | null;
  readonly assurance: string | null;
  readonly rules: readonly string[];
  readonly attention: string;
}

/** An indicator that is a signal now, by its rule. */
export interface ResultAlert {
  readonly indicator: string;
  readonly partnership: string;
  readonly measure: string | null;
  readonly service: string | null;
  readonly metric: string | null;
  readonly period: Month | null;
  /** As it stands on the screen, unit and all. */
  readonly value: string;
  readonly attention: string;
  readonly since: Month | null;
  /** When what it warns of could show, by its expected lead. */
  readonly from: Month | null;
  readonly until: Month | null;
  readonly warns_of: string;
  readonly evidence: string | null;
}

/** Does an indicator lead an outcome here? */
export interface ResultLead {
  readonly indicator: string;
  readonly indicator_metric: string | null;
  readonly outcome: string;
  readonly outcome_metric: string | null;
  readonly partnership: string;
  /** Who thought of it: `expected` by practice, `candidate` of the analyst, or an `exploration`. */
  readonly origin: string;
  readonly lag: number | null;
  readonly correlation: number | null;
  readonly threshold: number | null;
  readonly gain: number | null;
  readonly points: number;
  readonly verdict: string;
  readonly status: string | null;
}

/** What a series is expected to come to by the end of a quarter or fiscal year. */
export interface ResultForecast {
  readonly measure: string;
  readonly partnership: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly terms: string;
  readonly period: 'quarter' | 'year';
  /** Last month of that quarter or year. */
  readonly until: Month;
  readonly method: string | null;
  readonly mean: number | null;
  /** The range that should hold four fifths of what comes. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** What the range held in backtests, in words; null without any. */
  readonly coverage: string | null;
  readonly backtests: number;
  /** Plan or target. */
  readonly aim: number | null;
  /** That it is missed. */
  readonly probability: number | null;
  /** Null for an expectation; `ended`, or why there is none. */
  readonly status: string | null;
}

/** What is judged and expected, beyond what was measured. */
export interface ResultOutlook {
  readonly signals: readonly ResultSignal[];
  readonly alerts: readonly ResultAlert[];
  readonly leads: readonly ResultLead[];
  readonly forecasts: readonly ResultForecast[];
}

/** What `npm run evaluate` writes, version 1. */
export interface Result {
  readonly version: 1;
  readonly files: readonly ResultFile[];
  readonly waiting: readonly ResultWaiting[];
  readonly findings: readonly Finding[];
  readonly points: readonly ResultPoint[];
  readonly summary: readonly ResultSummary[];
  readonly signals: readonly ResultSignal[];
  readonly alerts: readonly ResultAlert[];
  readonly leads: readonly ResultLead[];
  readonly forecasts: readonly ResultForecast[];
}

/** What a result is made of. */
export interface ResultParts {
  readonly files: readonly LoadedFile[];
  readonly waiting: readonly ResultWaiting[];
  readonly findings: readonly Finding[];
  readonly measures: readonly Measure[];
  readonly points: readonly Point[];
  readonly summary: readonly Summary[];
  readonly outlook?: ResultOutlook;
}

const nothingAhead: ResultOutlook = { signals: [], alerts: [], leads: [], forecasts: [] };

/** Assemble the result of the command line; findings stand with what blocks first. */
export function toResult(parts: ResultParts): Result {
  const { files, waiting, findings, measures, points, summary, outlook = nothingAhead } = parts;
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
    signals: outlook.signals,
    alerts: outlook.alerts,
    leads: outlook.leads,
    forecasts: outlook.forecasts,
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
