import { add, compare, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { Tie } from '../ties.ts';
import type { BridgeBar, BridgeBoard } from './bridge.ts';
import type { BridgeRow } from './bridge-rows.ts';

/** A bar of the bridge opened to the services it is made of, by a formula over their costs and volumes. */
export interface OpenedBar extends Pick<BridgeBar, 'label' | 'amount' | 'meaning'> {
  readonly formula: string;
  /** Total volumes of the services that are split, where the formula takes them. */
  readonly totals: {
    readonly volume0: Decimal;
    readonly volume1: Decimal;
    readonly unit: string | null;
  } | null;
  readonly rows: readonly (BridgeRow & { readonly amount: Decimal })[];
  readonly tie: Tie;
}

type BarId = BridgeBar['id'];

const flexed = 'cost before × volume after / volume before';
const moved = 'cost before × total volume after / total volume before';
const mean = 'L × ln';

/** How each bar comes about, service by service; L is the logarithmic mean of both costs. */
const formulas: Readonly<Record<'whole' | 'apart' | 'lmdi' | 'lmdiApart', Readonly<Record<BarId, string>>>> =
  {
    whole: {
      volume: `${moved} − cost before`,
      mix: `${flexed} − ${moved}`,
      price: `cost after − ${flexed}`,
      scope: 'cost after − cost before',
      unsplit: 'cost after − cost before',
    },
    apart: {
      volume: `${flexed} − cost before`,
      mix: 'none: services are counted in different units',
      price: `cost after − ${flexed}`,
      scope: 'cost after − cost before',
      unsplit: 'cost after − cost before',
    },
    lmdi: {
      volume: `${mean}(total volume after / total volume before)`,
      mix: `${mean}(share of volume after / share of volume before)`,
      price: 'cost after − cost before − volume − mix',
      scope: 'cost after − cost before',
      unsplit: 'cost after − cost before',
    },
    lmdiApart: {
      volume: `${mean}(volume after / volume before)`,
      mix: 'none: services are counted in different units',
      price: 'cost after − cost before − volume',
      scope: 'cost after − cost before',
      unsplit: 'cost after − cost before',
    },
  };

/** Open a bar to its services, which sum to it to the cent; null where the bridge has no such bar. */
export function openedBar(board: BridgeBoard, id: string): OpenedBar | null {
  const bar = board.bars.find((one) => one.id === id);
  const made = board.bridge;
  if (!bar || !made) return null;
  const isLmdi = made.scheme === 'lmdi';
  const key = made.hasMix ? (isLmdi ? 'lmdi' : 'whole') : isLmdi ? 'lmdiApart' : 'apart';
  const rows = board.rows.map((row) => ({ ...row, amount: row[bar.id] })).filter(isIn);
  const sum = add('0.00', ...rows.map(({ amount }) => amount));
  const by = subtract(sum, bar.amount);
  const takesTotals = made.hasMix && (bar.id === 'volume' || bar.id === 'mix');
  return {
    label: bar.label,
    amount: bar.amount,
    meaning: bar.meaning,
    formula: formulas[key][bar.id],
    totals: takesTotals ? totalsOf(board.rows) : null,
    rows,
    tie: { ties: compare(by, '0') === 0, sum, figure: bar.amount, by },
  };
}

function isIn({ amount }: { readonly amount: Decimal }): boolean {
  return !isZero(amount);
}

function totalsOf(rows: readonly BridgeRow[]): OpenedBar['totals'] {
  const split = rows.filter(
    ({ reason, scope, volume0, volume1 }) =>
      reason === null && isZero(scope) && volume0 !== null && volume1 !== null,
  );
  return {
    volume0: add('0', ...split.map(({ volume0 }) => volume0 ?? '0')),
    volume1: add('0', ...split.map(({ volume1 }) => volume1 ?? '0')),
    unit: split[0]?.unit ?? null,
  };
}
