import type { Engine, QueryOptions } from '../../engine/port.ts';
import { compareFindings, finding, type Finding } from '../../vocabulary/finding.ts';
import { findGaps } from './gaps.ts';
import { findOddLevels } from './levels.ts';
import { findOutliers } from './magnitudes.ts';
import { monthlySeries } from './monthly-series.ts';
import { findMixedGrains } from './mixed-grains.ts';
import { findNamesAlike } from './names-alike.ts';
import { findOverlaps, type LoadedFile } from './overlaps.ts';
import { findTicketLogs } from './ticket-log.ts';
import { findUnknownScenarios } from './unknown-scenarios.ts';

/**
 * What only shows when all loaded files are seen together: periods held by two files or in two lengths, periods missing
 * inside a series, currencies mixed, ids that differ only in case, amounts of another size or sign than their
 * neighbours, service levels given twice or judged on another scale, cases on several rows, scenarios of other words. Nothing is changed by it.
 */
export async function crossCheck(
  engine: Engine,
  files: readonly LoadedFile[],
  options: QueryOptions = {},
): Promise<readonly Finding[]> {
  const names = new Map(files.map((file) => [file.id, file.name]));
  const series = await monthlySeries(engine, files, options);
  const findings = [
    ...(await findOverlaps(engine, files, options)),
    ...(await findMixedGrains(engine, options)),
    ...findGaps(series),
    ...findOutliers(series, names),
    ...(await findMixedCurrencies(engine, options)),
    ...(await findNamesAlike(engine, options)),
    ...(await findOddLevels(engine, names, options)),
    ...(await findTicketLogs(engine, names, options)),
    ...(await findUnknownScenarios(engine, options)),
  ];
  return findings.toSorted(compareFindings);
}

/** Amounts of a partnership in several currencies cannot be added: its money figures stay empty until it is mended. */
async function findMixedCurrencies(engine: Engine, options: QueryOptions): Promise<readonly Finding[]> {
  const rows = await engine.query<{ partnership: string; currencies: string }>(
    `with home as (
      select partnership, max(currency) as currency
      from partnership
      group by partnership
    ),
    used as (
      select distinct fact_cost.partnership, coalesce(fact_cost.currency, home.currency) as currency
      from fact_cost
      left join home on home.partnership = fact_cost.partnership
    )
    select partnership, string_agg(currency, ', ' order by currency) as currencies
    from used
    where currency is not null
    group by partnership
    having count(*) > 1
    order by partnership`,
    {},
    options,
  );
  return rows.map(({ partnership, currencies }) =>
    finding(
      'error',
      'mixed_currencies',
      `${partnership}: found amounts in ${currencies}, expected one currency; its rows are loaded, its money figures stay empty`,
      { column: 'currency', value: currencies },
    ),
  );
}
