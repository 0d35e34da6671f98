import { rateSetOf } from '../appraisal/rate-sets.ts';
import type { ImportedFile } from '../imports/load/imported-file.ts';
import { ruleSetOf } from '../indicators/control/rule-sets.ts';
import type { AppraisalSettings } from '../vocabulary/appraisal-settings.ts';
import type { FiscalCalendar } from '../vocabulary/fiscal.ts';
import { formatShare } from '../vocabulary/format.ts';
import type { IndicatorSettings } from '../vocabulary/indicator-settings.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { compare, isZero, negate, type Decimal } from '../vocabulary/money.ts';
import { monthLabel } from '../vocabulary/month.ts';
import { Sha256 } from '../workspace/sha256.ts';
import type { WorkspaceSpec } from '../workspace/spec.ts';
import type { MeasureUsed, Provenance, SourceUsed } from './provenance.ts';

/** What figures are made of: the files as loaded, the measures in force and what people decided. */
export interface Inputs {
  readonly files: readonly ImportedFile[];
  readonly measures: readonly Measure[];
  readonly spec: WorkspaceSpec;
}

type Parameter = Provenance['parameters'][number];

/** Where the figures of a workspace come from, for what leaves the page. */
export function provenanceOf({ files, measures, spec }: Inputs): Provenance {
  return {
    sources: files.map(sourceUsed),
    measures: measures.map(measureUsed),
    parameters: parametersOf(spec),
  };
}

/**
 * The version of a measure: the first 12 hexadecimal digits of the SHA-256 of all that decides its figures, which are
 * its statements, its unit and how months total. A better wording of its meaning is no new version.
 */
export function measureVersion({ unit, total, span, points, lineage }: Measure): string {
  const hash = new Sha256();
  hash.add(new TextEncoder().encode(JSON.stringify([unit, total, span, points, lineage])));
  return hash.hex().slice(0, 12);
}

function measureUsed(measure: Measure): MeasureUsed {
  const { id, title, meaning, formula, unit, source, caveat } = measure;
  return { id, title, meaning, formula, unit, source, caveat, version: measureVersion(measure) };
}

function sourceUsed(file: ImportedFile): SourceUsed {
  const { name, sha256, sizeBytes, dataset, rows, control } = file;
  const off = control.map(({ difference }) => difference).filter((difference) => !isZero(difference));
  const largest = off.toSorted((a, b) => compare(sizeOf(b), sizeOf(a)))[0] ?? null;
  return {
    name,
    sha256,
    sizeBytes,
    dataset,
    ...rows,
    tie: control.length === 0 ? 'none' : largest === null ? 'ties' : 'does-not-tie',
    difference: largest,
  };
}

function sizeOf(amount: Decimal): Decimal {
  return amount.startsWith('-') ? negate(amount) : amount;
}

function parametersOf(spec: WorkspaceSpec): readonly Parameter[] {
  const { calendar, currency, priceBase } = spec;
  const prices = priceBase
    ? `${priceBase.series}, prices of ${monthLabel(priceBase.from)} to ${monthLabel(priceBase.to)}`
    : 'series of the earliest baseline, at the prices of its months';
  return [
    { name: 'Workspace', value: spec.title },
    { name: 'Fiscal year', value: calendarWords(calendar) },
    { name: 'Currency', value: currency },
    { name: 'Price base of real terms', value: prices },
    ...appraisalParameters(spec.appraisal),
    ...indicatorParameters(spec.indicators),
    { name: 'Control totals entered by hand', value: String(spec.controlTotals.length) },
    { name: 'Own measures', value: String(spec.ownMeasures.length) },
  ];
}

const namings = {
  start: 'the year it starts in',
  end: 'the year it ends in',
  both: 'both years',
} as const;

function calendarWords({ startMonth, naming }: FiscalCalendar): string {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
  return `starts in ${month.format(new Date(Date.UTC(2000, startMonth - 1)))}, named by ${namings[naming]}`;
}

function appraisalParameters(appraisal: AppraisalSettings): readonly Parameter[] {
  const { title, source, bands } = rateSetOf(appraisal);
  const rates = bands.map(({ from, rate }) => `${percent(rate)} from year ${from}`).join(', ');
  return [
    { name: 'Discount rates', value: [title, source].filter(Boolean).join('; ') },
    { name: 'Discount rate by year', value: rates || 'none entered' },
    { name: 'Flows fall', value: `${appraisal.isMidYear ? 'in the middle' : 'at the start'} of a year` },
    {
      name: 'A saving counts as',
      value: appraisal.savingCountsAs === 'benefit' ? 'a benefit' : 'a cost avoided',
    },
    { name: 'Optimism bias', value: percent(appraisal.optimismBias) },
    { name: 'Optimism bias mitigated', value: percent(appraisal.mitigation) },
    { name: 'Sensitivity: baseline moved by', value: percent(appraisal.baselineSwing) },
    { name: 'Sensitivity: fixed share moved by', value: String(appraisal.fixedShareSwing) },
  ];
}

function indicatorParameters(indicators: IndicatorSettings): readonly Parameter[] {
  const { workingTime, candidates, lock } = indicators;
  const clock = workingTime
    ? `days ${workingTime.days.join(', ')} (1 is Monday), ${workingTime.from} to ${workingTime.until}, ${workingTime.holidays.length} days off`
    : 'around the clock';
  return [
    { name: 'Control rules', value: ruleSetOf(indicators.ruleSet).name },
    { name: 'Control rules locked', value: lock ? `by ${lock.by} on ${lock.on}: ${lock.reason}` : 'no' },
    { name: 'Outlying moving ranges left out of limits', value: indicators.isScreened ? 'yes' : 'no' },
    { name: 'Constant of the limits', value: indicators.limitConstant },
    {
      name: 'Control chart of shares',
      value: indicators.shareChart === 'p_prime' ? "Laney's p'" : 'individuals',
    },
    { name: 'The clock of a case runs', value: clock },
    { name: 'Open cases are aged after', value: `${indicators.agedDays} days` },
    { name: 'Pairs of indicator and outcome suspected', value: String(candidates.length) },
  ];
}

function percent(share: number): string {
  return formatShare(share.toFixed(6), 2).replace(/\.?0+%$/, '%');
}
