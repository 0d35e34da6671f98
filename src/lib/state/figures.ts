import type { Engine } from '#lib/core/engine/port.ts';
import type { SqlText } from '#lib/core/engine/sql-text.ts';
import { crossCheck } from '#lib/core/imports/checks/cross-check.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { guardFindings } from '#lib/core/measures/guard.ts';
import { ownBeside } from '#lib/core/measures/own.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import type { PartnershipInfo } from '#lib/core/review/portfolio.ts';
import type { Finding } from '#lib/core/vocabulary/finding.ts';
import type { Held } from './held.ts';

/** What is known once the measures are computed; the figures themselves stay in the database. */
export interface Figures {
  readonly partnerships: readonly PartnershipInfo[];
  /** What only shows when all loaded files are seen together. */
  readonly findings: readonly Finding[];
}

/** Before anything was computed. */
export const noFigures: Figures = { partnerships: [], findings: [] };

/** Compute every measure from what the tables hold; `onProgress` gets the share that is done. */
export async function figuresOf(
  engine: Engine,
  sql: SqlText,
  { spec, files }: Pick<Held, 'spec' | 'files'>,
  onProgress: (share: number) => void,
): Promise<Figures> {
  const { currency, priceBase, calendar } = spec;
  const { workingTime, agedDays } = spec.indicators;
  const own = ownBeside(catalogueOf(sql), spec.ownMeasures);
  const { findings } = await evaluate(
    engine,
    sql,
    { currency, priceBase, workingTime, agedDays, yearStart: calendar.startMonth },
    {
      own: own.measures,
      onProgress: ({ done, total, step }) => {
        // For the browser's profiler, and for the benchmark: when each step began.
        performance.mark(`evaluate ${step}`);
        onProgress(done / total);
      },
    },
  );
  return {
    findings: [
      ...own.findings,
      ...findings,
      ...(await guardFindings(engine, files)),
      ...(await crossCheck(engine, files)),
    ],
    partnerships: await partnershipInfos(engine),
  };
}

/** True when figures of one moment are not those of another: other rows, currency, prices, own measures, clock of cases or year. */
export function needsFigures(before: Held, after: Held): boolean {
  const figuresFrom = ({ spec, files }: Held) =>
    JSON.stringify([
      spec.currency,
      spec.priceBase,
      spec.ownMeasures,
      spec.indicators.workingTime,
      spec.indicators.agedDays,
      spec.calendar.startMonth,
      files.map(({ id, mended }) => [id, mended]),
    ]);
  return figuresFrom(before) !== figuresFrom(after);
}
