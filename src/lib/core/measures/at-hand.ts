import type { Engine, Row } from '../engine/port.ts';
import type { Grain } from '../vocabulary/grain.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';
import type { View } from './points.ts';
import { setOfSeries, type PointSet } from './point-set.ts';
import { pointsOfSeries, seriesOfRow, type SeriesRow } from './series.ts';

/**
 * The points of a partnership that the Benefits screen draws: of the whole in every view, of each service in one. They
 * are kept packed in very few rows: who changes the partnership waits for them.
 */
export async function pointsAtHand(
  engine: Engine,
  { partnership, party, terms }: View & { readonly partnership: string },
): Promise<{ readonly whole: PointSet; readonly services: PointSet }> {
  const parts = await engine.query<PackedSeries>(
    `select *
    from benefits_at_hand
    where partnership = $partnership and part in ('whole', 'levels', $view)
    order by part`,
    { partnership, view: `${party} ${terms}` },
  );
  const [whole, services] = [true, false].map((isWhole) =>
    setOfSeries(
      parts
        .filter(({ part }) => (part === 'whole') === isWhole)
        .flatMap(seriesIn)
        .map(seriesOfRow),
    ),
  );
  return { whole: whole!, services: services! };
}

/** The points of all partnerships that their list is drawn from, in one view: of whole partnerships alone. */
export async function portfolioAtHand(engine: Engine, { party, terms }: View): Promise<readonly Point[]> {
  const series = await engine.query<SeriesRow>(
    `select * exclude (kind, is_monetary, position, place)
    from portfolio_at_hand
    where not is_monetary or (party = $party and terms = $terms)
    order by position, place`,
    { party, terms },
  );
  return pointsOfSeries(series);
}

/** A row of table `benefits_at_hand`: each column of several series, joined into one text. */
interface PackedSeries extends Row {
  readonly partnership: string;
  readonly part: string;
  readonly measure: string;
  readonly service: string;
  readonly metric: string;
  readonly party: string;
  readonly terms: string;
  readonly grain: string;
  readonly first: string;
  readonly periods: string;
  readonly values: string;
  readonly unit: string;
  readonly units: string;
  readonly numerators: string;
  readonly denominators: string;
  readonly targets: string;
  readonly rows: string;
  readonly statuses: string;
}

const betweenSeries = '\u001E';
const noText = '\u001D';

function seriesIn(part: PackedSeries): readonly SeriesRow[] {
  const texts = (packed: string) => packed.split(betweenSeries);
  const optional = (packed: string) => texts(packed).map((text) => (text === noText ? null : text));
  const [parties, terms, grains] = [texts(part.party), texts(part.terms), texts(part.grain)];
  const [firsts, units, rows] = [texts(part.first), texts(part.unit), texts(part.rows)];
  const [services, metrics, periods] = [part.service, part.metric, part.periods].map(optional);
  const [values, ownUnits, statuses] = [part.values, part.units, part.statuses].map(optional);
  const [numerators, denominators, targets] = [part.numerators, part.denominators, part.targets].map(
    optional,
  );
  return texts(part.measure).map((measure, at) => ({
    measure,
    partnership: part.partnership,
    service: services![at]!,
    metric: metrics![at]!,
    party: parties[at] as Party,
    terms: terms[at] as Terms,
    grain: grains[at] as Grain,
    first: firsts[at]!,
    periods: periods![at]!,
    values: values![at]!,
    unit: units[at]!,
    units: ownUnits![at]!,
    numerators: numerators![at]!,
    denominators: denominators![at]!,
    targets: targets![at]!,
    rows: rows[at]!,
    statuses: statuses![at]!,
  }));
}
