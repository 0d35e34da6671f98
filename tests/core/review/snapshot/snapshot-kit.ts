import type { Engine } from '#lib/core/engine/port.ts';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { emptyMapping } from '#lib/core/imports/mapping/mapping.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import type { ChangedFigure, ChangesBoard } from '#lib/core/review/snapshot/changes-board.ts';
import { changesBoard } from '#lib/core/review/snapshot/changes.ts';
import { snapshotState } from '#lib/core/review/snapshot/snapshot-state.ts';
import { takenSnapshot } from '#lib/core/review/snapshot/taken-snapshot.ts';
import type { PackFigure } from '#lib/core/review/pack/pack.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { FigureRef } from '#lib/core/vocabulary/figure-ref.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { add, compare } from '#lib/core/vocabulary/money.ts';
import type { Party, Terms } from '#lib/core/vocabulary/point.ts';
import { unitOfPoint } from '#lib/core/vocabulary/point-unit.ts';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';
import { totalOf } from '#lib/core/measures/total.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import { packOfEverything, packPage } from '../../../support/packs.ts';
import { measures, sqlOf } from '../../measures/kit.ts';

/** The measures that these tests look at, and all facts: the whole catalogue takes too long to evaluate each time. */
export const fewMeasures = sqlOf(/^\d/, [
  ...['verified_net_position', 'verified_net_saving', 'net_position', 'net_saving', 'unverified_net_saving'],
  ...[
    'gross_saving',
    'flexed_baseline',
    'cost_in_scope',
    'cost',
    'change_cost',
    'one_off_cost',
    'transition_cost',
  ],
  ...[
    'dual_running_cost',
    'stranded_cost',
    'dis_benefit',
    'baseline_cost',
    'baseline_volume',
    'price_index',
    'volume',
  ],
  ...['planned_net_saving', 'planned_net_position', 'planned_gross_saving', 'planned_flexed_baseline'],
  ...[
    'planned_cost_in_scope',
    'planned_change_cost',
    'planned_dis_benefit',
    'planned_volume',
    'planned_cost',
  ],
  ...['net_position_since_plan', 'realisation_rate', 'lifetime_realisation_rate', 'payback', 'attainment'],
  ...['targets_met', 'cash_releasing_benefit', 'service_credit', 'recharge', 'unit_cost'],
]);

/** A file as it is known after loading; `bytes` stands for what is in it. */
export function fileOf(
  id: number,
  name: string,
  bytes: string,
  given: Partial<ImportedFile> = {},
): ImportedFile {
  const digits = [...bytes].map((character) => character.codePointAt(0)!.toString(16)).join('');
  return {
    id,
    name,
    sha256: digits.slice(0, 64).padEnd(64, '0'),
    sizeBytes: 100,
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    dataset: 'costs',
    profile: '',
    mapping: emptyMapping('costs', [], ''),
    rows: { read: 3, accepted: 3, rejected: 0, excluded: 0 },
    cells: null,
    suppressed: 0,
    mended: 0,
    mends: null,
    amounts: [],
    control: [],
    findings: [],
    ...given,
  };
}

export interface Review {
  readonly partnership?: string;
  readonly quarter?: string;
  readonly until: string;
  readonly files: readonly ImportedFile[];
  readonly party?: Party;
  readonly terms?: Terms;
  readonly spec?: WorkspaceSpec;
  readonly measures?: readonly Measure[];
  /** Measures of which the review shows a figure; a number of months makes it one of those alone. */
  readonly figures: readonly (string | readonly [measure: string, months: number])[];
}

/** Take a review of the evaluated data. */
export async function taken(engine: Engine, review: Review): Promise<Snapshot> {
  const { partnership = 'P', party = 'system', terms = 'nominal', spec = defaultSpec } = review;
  const { until, files, quarter = '2024-Q1' } = review;
  const figures = await figuresOf(engine, review);
  const state = await snapshotState(engine, {
    ...{ partnership, party, terms, until, files, spec },
    measures: review.measures ?? measures,
  });
  const page = packPage('headline', 'headline', { blocks: [{ kind: 'figures', id: 'headline', figures }] });
  const pack = { ...packOfEverything({ pages: [page] }), partnership, party, terms, until, quarter };
  return takenSnapshot({
    pack,
    state,
    id: `${quarter}`,
    by: 'A. Reader',
    on: '2024-07-12T09:00:00Z',
    note: '',
  });
}

async function figuresOf(engine: Engine, review: Review): Promise<readonly PackFigure[]> {
  const { partnership = 'P', party = 'system', terms = 'nominal', until } = review;
  const points = await pointsWhere(engine, {
    partnership,
    parties: [party],
    terms: [terms],
    services: 'whole',
  });
  return review.figures.flatMap((wanted): readonly PackFigure[] => {
    const [id, count] = typeof wanted === 'string' ? [wanted, null] : wanted;
    const measure = measures.find((one) => one.id === id)!;
    const own = points.filter(
      (point) => point.measure === id && point.grain === 'month' && point.period <= until,
    );
    const metrics = [...new Set(own.map(({ metric }) => metric))];
    return metrics.flatMap((metric) => {
      const all = own
        .filter((point) => point.metric === metric)
        .toSorted((a, b) => (a.period < b.period ? -1 : 1));
      const months = count === null ? all : all.slice(-count);
      const last = months.at(-1);
      if (!last) return [];
      const { value, status } = totalOf(measure, measure.total === 'last' ? [last] : months);
      const isSpan = measure.total !== 'last' && months.length > 1;
      const ref: FigureRef = {
        ...{ measure: id, partnership, service: null, metric, period: last.period },
        ...(isSpan ? { from: months[0]!.period } : {}),
      };
      return [
        {
          id: [id, metric ?? '', count ?? ''].join('/'),
          label: measure.title,
          value,
          unit: unitOfPoint(measure, last.unit),
          face: '',
          exact: '',
          period: '',
          delta: null,
          status: status === null ? null : { kind: 'provisional', detail: status },
          ref,
        },
      ];
    });
  });
}

export function between(then: Snapshot, now: Snapshot, of: readonly Measure[] = measures): ChangesBoard {
  return changesBoard(then, now, { measures: of, calendar: ukFiscalCalendar });
}

/** Figures whose reasons do not sum to their difference, which must never be. */
export function untold(board: ChangesBoard): readonly ChangedFigure[] {
  return board.figures.filter(
    ({ difference, reasons }) =>
      difference !== null && compare(add('0', ...reasons.map(({ amount }) => amount)), difference) !== 0,
  );
}

/** The reasons of a figure as kind and amount. */
export function told(board: ChangesBoard, id: string): readonly (readonly [string, string])[] {
  const figure = board.figures.find((one) => one.id === id);
  return (figure?.reasons ?? []).map(({ kind, amount }) => [kind, amount]);
}
