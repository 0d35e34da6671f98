import { indicators } from '../../indicators/catalogue/catalogue.ts';
import type { Indicator } from '../../indicators/catalogue/indicator.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { attentions } from '../signals/signal.ts';
import { assuranceRows } from './assurance-row.ts';
import { seriesOfCandidate, seriesOfMeasure, wordsOf, type FoundSeries } from './found-series.ts';
import { measureRow } from './measure-row.ts';
import { outlookRow } from './outlook-row.ts';
import type { IndicatorRow, RowsInput } from './row.ts';

/** The rows of one indicator: each signal, and one row for all that is none. Empty where there are no data for it. */
export function rowsOf(indicator: Indicator, input: RowsInput): readonly IndicatorRow[] {
  const { series } = indicator;
  const { data, view, context } = input;
  switch (series.kind) {
    case 'measure':
      return condensed(measureRows(indicator, seriesOfMeasure(data, series.measure, view.until), input));
    case 'candidate': {
      const words = { words: series.words, others: wordsOf(indicators) };
      const found = seriesOfCandidate(data, words, { settings: context.settings, until: view.until });
      return measureRows(indicator, found, input);
    }
    case 'assurance':
      return condensed(assuranceRows(indicator, input));
    case 'breach':
    case 'shortfall':
      return condensed(
        context.outlooks
          .filter(({ kind, probability }) => kind === series.kind && probability !== null)
          .map((outlook) => outlookRow(indicator, outlook, input)),
      );
  }
}

/** Of a whole and its parts only the worst stands: the same trouble is told once, where it is. */
function measureRows(
  indicator: Indicator,
  found: readonly FoundSeries[],
  input: RowsInput,
): readonly IndicatorRow[] {
  return [...groupBy(found, ({ family }) => family).values()].map((own) => {
    const rows = own.map((series) => measureRow(indicator, series, input));
    const [worst, ...rest] = rows.toSorted((a, b) => rank(a) - rank(b));
    return rest.length === 0 ? worst! : withOthers(worst!, rest.filter(isOther(worst!)));
  });
}

/** A whole that has one part says the same twice. */
function isOther(row: IndicatorRow): (other: IndicatorRow) => boolean {
  return (other) => other.face !== row.face;
}

/** Signals each by itself; all that is none in one row, which names the others. */
function condensed(rows: readonly IndicatorRow[]): readonly IndicatorRow[] {
  const isSignal = ({ attention }: IndicatorRow) => attention === 'decide' || attention === 'watch';
  const [first, ...rest] = rows.filter((row) => !isSignal(row)).toSorted((a, b) => rank(a) - rank(b));
  const signals = rows.filter(isSignal);
  return first ? [...signals, rest.length === 0 ? first : withOthers(first, rest)] : signals;
}

function withOthers(row: IndicatorRow, others: readonly IndicatorRow[]): IndicatorRow {
  return { ...row, others: others.map(({ subject, face }) => `${subject || 'together'} ${face}`).join('; ') };
}

function rank({ attention }: IndicatorRow): number {
  return attentions.indexOf(attention);
}
