import { indicators } from '../../indicators/catalogue/catalogue.ts';
import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import { expectedFalseAlerts } from '../../indicators/control/expected-alerts.ts';
import { capitalised } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { attentions } from '../signals/signal.ts';
import { signalsOf } from '../signals/signals.ts';
import type { IndicatorsData, IndicatorsView } from './data.ts';
import { rowsOf } from './indicator-rows.ts';
import type { IndicatorNeed, IndicatorRow, IndicatorsBoard, IndicatorsContext, Warning } from './row.ts';

/**
 * Every leading indicator of the catalogue for one partnership, as at the end of a quarter: what needs a decision first,
 * then what is to be watched, the soonest to show first. Indicators without data are grouped by what they need.
 */
export function indicatorsBoard(
  data: IndicatorsData,
  view: IndicatorsView,
  context: IndicatorsContext,
): IndicatorsBoard {
  const signals = signalsOf({
    points: data.points,
    measures: context.measures,
    metrics: data.metrics,
    events: data.events,
    settings: context.settings,
    until: view.until,
  });
  const found = indicators.map((indicator) => ({
    indicator,
    rows: rowsOf(indicator, { data, view, context, signals }),
  }));
  const ranked = found.flatMap(({ rows: own }) => own).toSorted(byUrgency);
  const warnings = warningsOf(ranked);
  const rows = inOrderOf(warnings, ranked);
  const charts = rows.flatMap(({ chart }) => chart ?? []);
  return {
    partnership: data.partnership,
    until: view.until,
    sentence: sentenceOf(warnings, rows),
    warnings,
    rows,
    needs: needsOf(found.filter(({ rows: own }) => own.length === 0).map(({ indicator }) => indicator)),
    charts: charts.length,
    falseAlerts: expectedFalseAlerts(charts),
  };
}

/** What is a signal, thing by thing: rows that tell of one thing stand together, under the first of them. */
function warningsOf(rows: readonly IndicatorRow[]): readonly Warning[] {
  const signals = rows.filter(({ attention }) => attention === 'decide' || attention === 'watch');
  return [...groupBy(signals, ({ topic }) => topic).values()]
    .map((own) => own.toSorted((a, b) => messageOrder(a) - messageOrder(b)))
    .map(([row, ...also]) => ({ row: row!, also }))
    .toSorted((a, b) => byUrgency(a.row, b.row));
}

/** The table follows the warnings: what tells of one thing stands together, then what is no signal. */
function inOrderOf(warnings: readonly Warning[], ranked: readonly IndicatorRow[]): readonly IndicatorRow[] {
  const signals = warnings.flatMap(({ row, also }) => [row, ...also]);
  return [...signals, ...ranked.filter((row) => !signals.includes(row))];
}

/** Of one service level the strongest message first: that it fails, then that it will, then how that shows. */
function messageOrder({ indicator, attention, isAhead }: IndicatorRow): number {
  const kind = indicator.series.kind;
  const place = kind === 'breach' ? 1 : kind === 'assurance' ? (isAhead ? 2 : 0) : 3;
  return attentions.indexOf(attention) * 10 + place;
}

/**
 * What needs a decision first; of that what will show soonest, and before what fails already what can still be averted.
 * What the data refute as a lead, and what should have shown long ago, come last.
 */
export function byUrgency(a: IndicatorRow, b: IndicatorRow): number {
  return (
    attentions.indexOf(a.attention) - attentions.indexOf(b.attention) ||
    Number(isRefuted(a)) - Number(isRefuted(b)) ||
    Number(isPast(a)) - Number(isPast(b)) ||
    compareTexts(a.bite?.from ?? '9999', b.bite?.from ?? '9999') ||
    Number(b.isAhead) - Number(a.isAhead) ||
    compareTexts(a.bite?.until ?? '9999', b.bite?.until ?? '9999') ||
    compareTexts(a.headline, b.headline)
  );
}

/** A level that fails goes on failing; any other warning has its time. */
function isPast({ indicator, isAhead, bite }: IndicatorRow): boolean {
  return bite !== null && !isAhead && indicator.series.kind !== 'assurance';
}

function isRefuted({ evidence }: IndicatorRow): boolean {
  return evidence === 'refuted here';
}

function sentenceOf(warnings: readonly Warning[], rows: readonly IndicatorRow[]): string {
  if (rows.length === 0) return 'No indicator can be computed from the data that are loaded.';
  const urgent = warnings.filter(({ row }) => row.attention === 'decide');
  const watched = warnings.length - urgent.length;
  const quiet = rows.filter(({ attention }) => attention !== 'decide' && attention !== 'watch').length;
  const tail = [
    watched > 0
      ? `${watched}${urgent.length > 0 ? ' more' : ''} ${watched === 1 ? 'is' : 'are'} to be watched`
      : '',
    quiet > 0 ? `${quiet} ${quiet === 1 ? 'indicator gives' : 'indicators give'} no signal` : '',
  ].filter((part) => part !== '');
  const rest = tail.length === 0 ? '' : ` ${capitalised(tail.join(' and '))}.`;
  if (urgent.length === 0) return `No indicator needs a decision.${rest}`;
  const first = urgent[0]!.row.headline;
  const count =
    urgent.length === 1 ? 'One thing needs a decision' : `${urgent.length} things need a decision, first`;
  return `${count}: ${first}.${rest}`;
}

function needsOf(missing: readonly Indicator[]): readonly IndicatorNeed[] {
  const asked = missing.filter(({ id }) => id !== 'candidate');
  return [...groupBy(asked, ({ needs }) => needs.join(' '))].map(([, own]) => ({
    datasets: own[0]!.needs,
    indicators: own.map(({ title, warnsOf, needsWords }) => ({ title, warnsOf, needs: needsWords })),
  }));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
