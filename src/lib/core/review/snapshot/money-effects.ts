import {
  add,
  compare,
  divide,
  isZero,
  negate,
  round,
  subtract,
  times,
  type Decimal,
} from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Terms } from '../../vocabulary/point.ts';
import { leftOver, remainder, turnedBy, type Effect } from './effect.ts';
import { flexedEffects } from './flexed-effects.ts';
import { ledgerEffects, type RowsWanted } from './ledger-effects.ts';
import type { MoneyTree } from './money-tree.ts';
import type { Pair } from './pair.ts';
import { priceBaseName } from './price-base.ts';
import type { ScopeMonths, SeriesKey, Side } from './side.ts';

/** A month of an amount in the view of both reviews. */
export interface MonthWanted {
  readonly tree: MoneyTree;
  /** The view of a measure. */
  readonly keyOf: (measure: string) => SeriesKey;
  readonly terms: Terms;
  readonly month: Month;
  readonly write: (amount: Decimal) => string;
}

/**
 * Why an amount of a month differs: by the rows of its ledgers, the factors of its baselines and what is taken off it. What
 * is left is rounding where it is small enough, else it is said not to be attributed; the effects always sum to the
 * difference.
 */
export function monthEffects(pair: Pair, wanted: MonthWanted): readonly Effect[] {
  const { tree, keyOf, month } = wanted;
  const value = (side: Side) => side.series(keyOf(tree.months)).values.get(month) ?? '0';
  const difference = subtract(value(pair.now), value(pair.then));
  const effects = [
    ...scopeEffects(pair, wanted),
    ...takenOffEffects(pair, wanted),
    ...rowEffects(pair, wanted, difference),
  ].filter(({ amount }) => !isZero(amount));
  return [...effects, ...leftOver(remainder(difference, effects), month, '0.00')];
}

interface Counted {
  readonly then: readonly ScopeMonths[];
  readonly now: readonly ScopeMonths[];
}

function countedIn(side: Side, { tree, month }: MonthWanted): readonly ScopeMonths[] {
  const { scopes, scenario } = tree;
  if (scopes === null) return [];
  return side.scopes.filter(
    (scope) =>
      scope.scenario === scenario &&
      scope.counts.has(month) &&
      (scopes.which === 'all' || scope.isVerified === (scopes.which === 'verified')),
  );
}

function scopeEffects(pair: Pair, wanted: MonthWanted): readonly Effect[] {
  const { scopes } = wanted.tree;
  if (scopes === null) return [];
  const counted: Counted = { then: countedIn(pair.then, wanted), now: countedIn(pair.now, wanted) };
  const flexed = scopes.flexed === 0 ? [] : allFlexedEffects(pair, counted, wanted);
  return [
    ...turnedBy(scopes.flexed, flexed),
    ...turnedBy(scopes.cost, scopeCostEffects(pair, counted, wanted)),
  ];
}

function allFlexedEffects(pair: Pair, counted: Counted, wanted: MonthWanted): readonly Effect[] {
  const { month, terms, write } = wanted;
  const find = (scopes: readonly ScopeMonths[], { service }: ScopeMonths) =>
    scopes.find((scope) => scope.service === service);
  const whole = (scope: ScopeMonths, sign: number): Effect => {
    const amount = scope.flexed[terms].get(month) ?? '0';
    const words = sign < 0 ? 'its baseline no longer counts' : 'its baseline counts now';
    const signed = sign < 0 ? negate(amount) : amount;
    return { kind: 'baseline', subject: scope.service ?? '', amount: signed, month, words };
  };
  return [
    ...counted.then.flatMap((scope) => {
      const other = find(counted.now, scope);
      if (!other) return [whole(scope, -1)];
      const effects = flexedEffects({
        then: { side: pair.then, scope },
        now: { side: pair.now, scope: other },
        month,
        terms,
        write,
      });
      return effects.map((effect) => asPrice(pair, effect));
    }),
    ...counted.now.filter((scope) => !find(counted.then, scope)).map((scope) => whole(scope, 1)),
  ];
}

/** Real terms change with the price base, which people choose, or with the index itself, which is data. */
function asPrice(pair: Pair, effect: Effect): Effect {
  if (effect.kind !== 'parameter') return effect;
  return isSameBase(pair) ? { ...effect, kind: 'price' } : effect;
}

function isSameBase(pair: Pair): boolean {
  const base = ({ state }: Side) => state.parameters.find(({ name }) => name === priceBaseName)?.value;
  return base(pair.then) === base(pair.now);
}

function scopeCostEffects(pair: Pair, counted: Counted, wanted: MonthWanted): readonly Effect[] {
  const { month, terms } = wanted;
  const cost = (scopes: readonly ScopeMonths[]) =>
    add('0', ...scopes.map((scope) => scope.cost[terms].get(month) ?? '0'));
  const isIn = (scopes: readonly ScopeMonths[]) => (name: string | null) =>
    scopes.some(({ service }) => (service ?? '') === name);
  const rows = { part: 'cost', kind: null, counts: { then: isIn(counted.then), now: isIn(counted.now) } };
  return fittedRows(pair, { ...wanted, ...rows }, subtract(cost(counted.now), cost(counted.then)));
}

/** Change cost by its rows; losses of the register, of which a snapshot keeps the months alone. */
function takenOffEffects(pair: Pair, wanted: MonthWanted): readonly Effect[] {
  const { change, loss, isRest } = wanted.tree;
  const isOff = ({ state }: Side) => !isRest || state.baselines.every(({ doubt }) => doubt !== null);
  const value = (side: Side, measure: string) =>
    (isOff(side) ? side.series(wanted.keyOf(measure)).values.get(wanted.month) : undefined) ?? '0';
  const difference = (measure: string | null) =>
    measure === null ? '0' : subtract(value(pair.now, measure), value(pair.then, measure));
  const counts = { then: () => isOff(pair.then), now: () => isOff(pair.now) };
  const changed = fittedRows(
    pair,
    { ...wanted, part: change === null ? '' : 'change', kind: null, counts },
    difference(change),
  );
  const lost = difference(loss);
  const { month, write } = wanted;
  const words = `dis-benefits ${write(value(pair.now, loss ?? ''))}, was ${write(value(pair.then, loss ?? ''))}`;
  const losses: readonly Effect[] = isZero(lost)
    ? []
    : [{ kind: 'restated', subject: registerFiles(pair), amount: lost, month, words }];
  return turnedBy(-1, [...changed, ...losses]);
}

function registerFiles({ files }: Pair): string {
  const changed = [...files.replaced, ...files.reread].map(({ now }) => now);
  const names = [...changed, ...files.added, ...files.gone]
    .filter(({ dataset }) => dataset === 'benefits' || dataset === 'benefit_plan')
    .map(({ name }) => name);
  return names.length === 0 ? 'the register of benefits' : [...new Set(names)].join(', ');
}

function rowEffects(pair: Pair, wanted: MonthWanted, difference: Decimal): readonly Effect[] {
  const { rows } = wanted.tree;
  if (rows === null) return [];
  const every = () => true;
  return fittedRows(pair, { ...wanted, ...rows, counts: { then: every, now: every } }, difference);
}

/** The effects of rows in the terms of the figure, with what is left of their difference. */
function fittedRows(
  pair: Pair,
  wanted: MonthWanted & Pick<RowsWanted, 'part' | 'kind' | 'counts'>,
  difference: Decimal,
): readonly Effect[] {
  const { tree, month, part, kind, counts, write } = wanted;
  const rows = { part, kind, counts, month, write, scenario: tree.scenario };
  const nominal = ledgerEffects(pair, rows);
  if (wanted.terms === 'nominal')
    return [...nominal, ...leftOver(remainder(difference, nominal), month, '0')];
  const [then, now] = [pair.then.deflator(tree.scenario, month), pair.now.deflator(tree.scenario, month)];
  if (then === null || now === null) return leftOver(difference, month, '0');
  const effects = [
    ...nominal.map((effect) => ({ ...effect, amount: inPrices(effect.amount, then) })),
    ...dearer(pair, { ...rows, then, now }),
  ];
  const [only] = effects;
  const rest = remainder(difference, effects);
  const tolerance = roundingOf(pair, rows);
  const isFolded = effects.length === 1 && compare(times(rest, rest), times(tolerance, tolerance)) <= 0;
  if (only && isFolded) return [{ ...only, amount: difference }];
  return [...effects, ...leftOver(rest, month, tolerance)];
}

function inPrices(amount: Decimal, deflator: Decimal): Decimal {
  return round(divide(amount, deflator, 12) ?? amount, 2);
}

/** What other prices of the month make of the same rows. */
function dearer(
  pair: Pair,
  { then, now, ...rows }: RowsWanted & { readonly then: Decimal; readonly now: Decimal },
): readonly Effect[] {
  if (compare(then, now) === 0) return [];
  const { part, scenario, month, kind, counts } = rows;
  const counted = pair.now
    .rows(part, scenario, month)
    .filter((row) => (kind === null || row.kind === kind) && counts.now(row.scope));
  const sum = add('0', ...counted.map(({ amount }) => amount));
  return [
    {
      kind: isSameBase(pair) ? 'price' : 'parameter',
      subject: '',
      amount: subtract(inPrices(sum, now), inPrices(sum, then)),
      month,
      words: 'rows written in other prices',
    },
  ];
}

// Real amounts are rounded to the cent cell by cell: half a cent for each row at most.
function roundingOf(pair: Pair, { part, scenario, month }: RowsWanted): Decimal {
  const rows = [...pair.then.rows(part, scenario, month), ...pair.now.rows(part, scenario, month)];
  const count = rows.reduce((sum, row) => sum + row.count, 2);
  return divide(String(count), '100', 2) ?? '0';
}
