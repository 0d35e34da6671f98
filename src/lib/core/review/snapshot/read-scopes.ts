import type { Engine, Row } from '../../engine/port.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import type { SnapshotColumn, SnapshotScope } from '../../vocabulary/snapshot.ts';
import { columnOf, spanOf } from './column.ts';
import type { StateRequest } from './state-request.ts';

const query = `select
    explained.scope,
    explained.scenario,
    explained.terms,
    explained.period,
    explained.flexed,
    money_text(saving.cost) as cost,
    explained.baseline_cost,
    explained.price,
    explained.scope_factor,
    explained.fixed_share,
    explained.volume,
    explained.baseline_volume,
    saving.doubt is null as is_verified
  from explained_scope as explained
  join scope_saving as saving using (partnership, scope, party, scenario, terms, period)
  where
    partnership = $partnership
    and party = $party
    and explained.counts
    and saving.is_live
    and period <= $until::date
  order by explained.scope, explained.scenario, explained.terms, explained.period`;

/** Every baseline that counts, carried into the months after it. */
export async function scopesOf(
  engine: Engine,
  { partnership, party, until }: StateRequest,
): Promise<readonly SnapshotScope[]> {
  const rows = await engine.query(query, { partnership, party, until });
  return [...groupBy(rows, (row) => JSON.stringify([row['scope'], row['scenario']])).values()].flatMap(
    packedScope,
  );
}

function packedScope(rows: readonly Row[]): readonly SnapshotScope[] {
  const [first] = rows;
  const span = spanOf(rows.map((row) => String(row['period'])));
  if (!first || !span) return [];
  const column = (name: string, terms = 'nominal'): SnapshotColumn => {
    const known = rows.flatMap((row) => {
      const value = row[name] ?? null;
      return row['terms'] !== terms || value === null
        ? []
        : [[String(row['period']), String(value)] as const];
    });
    return known.length === 0 ? [] : columnOf(span, new Map(known));
  };
  const live = new Map(rows.map((row) => [String(row['period']), '1']));
  return [
    {
      service: first['scope'] === '' ? null : String(first['scope']),
      scenario: first['scenario'] === 'plan' ? 'plan' : 'actual',
      isVerified: first['is_verified'] === true,
      from: span.from,
      counts: columnOf(span, live),
      baselineCost: column('baseline_cost'),
      price: column('price'),
      scopeFactor: column('scope_factor'),
      fixedShare: column('fixed_share'),
      volume: column('volume'),
      baselineVolume: column('baseline_volume'),
      flexed: column('flexed'),
      cost: column('cost'),
      realFlexed: column('flexed', 'real'),
      realCost: column('cost', 'real'),
    },
  ];
}
