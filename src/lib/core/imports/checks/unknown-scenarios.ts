import type { Engine, QueryOptions, Row } from '../../engine/port.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';

/** Scenarios by their exact words; alternatives carry a name after the colon. */
const known = ['actual', 'baseline', 'budget', 'plan', 'forecast', 'original', 'revised', 'estimate'];

interface Found extends Row {
  readonly scenario: string;
  readonly rows: number;
}

/**
 * Scenarios that are spelt otherwise than the contract's: figures of what was delivered read `actual` alone, so rows
 * marked `Actual` or `ACT` would stand in no figure without a word.
 */
export async function findUnknownScenarios(
  engine: Engine,
  options: QueryOptions = {},
): Promise<readonly Finding[]> {
  const rows = await engine.query<Found>(
    `with used as (
      select scenario, count(*) as rows
      from fact_cost
      group by scenario
      union all
      select scenario, count(*) as rows
      from fact_volume
      group by scenario
    )
    select scenario, sum(rows)::bigint as rows
    from used
    group by scenario
    order by scenario`,
    {},
    options,
  );
  return rows.filter(({ scenario }) => !isKnown(scenario)).map(describe);
}

function isKnown(scenario: string): boolean {
  return known.includes(scenario) || scenario.startsWith('alternative:');
}

function describe({ scenario, rows }: Found): Finding {
  const meant = known.find((word) => word === scenario.trim().toLowerCase());
  const hint = meant ? `${meant} in small letters` : `one of ${known.join(', ')}, or alternative:NAME`;
  const message = `scenario "${scenario}" (${rows} ${rows === 1 ? 'row' : 'rows'}): expected ${hint}; the rows are kept, and stand in no figure until the mapping says what the word means`;
  return finding('warning', 'unknown_scenario', message, { column: 'scenario', value: scenario });
}
