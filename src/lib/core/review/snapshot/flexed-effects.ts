import { formatNumber } from '../../vocabulary/format.ts';
import {
  add,
  compare,
  divide,
  isZero,
  round,
  subtract,
  times,
  type Decimal,
} from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Terms } from '../../vocabulary/point.ts';
import type { ReasonKind } from './changes-board.ts';
import { leftOver, remainder, sizeOf, type Effect } from './effect.ts';
import type { FactorName, ScopeMonths, Side } from './side.ts';

/** A baseline in a month of both reviews. */
export interface FlexedPair {
  readonly then: { readonly side: Side; readonly scope: ScopeMonths };
  readonly now: { readonly side: Side; readonly scope: ScopeMonths };
  readonly month: Month;
  readonly terms: Terms;
  readonly write: (amount: Decimal) => string;
}

type Factors = Readonly<Record<FactorName | 'deflator', Decimal | null>>;

type FactorOf = keyof Factors;

interface Step {
  readonly kind: ReasonKind;
  readonly of: readonly FactorOf[];
}

/** The order in which factors are put in the place of those of the last review; each is judged with all before it changed. */
const chain: readonly Step[] = [
  { kind: 'volume', of: ['volume'] },
  { kind: 'price', of: ['price'] },
  { kind: 'fixed_share', of: ['fixedShare'] },
  { kind: 'baseline', of: ['baselineCost', 'baselineVolume'] },
  { kind: 'scope', of: ['scopeFactor'] },
  { kind: 'parameter', of: ['deflator'] },
];

// A flexed baseline is rounded to the cent for each of at most five kinds of cost, in both reviews.
const tolerance = '0.05';

/**
 * Why the flexed baseline of a month differs: its factors are exchanged one after another, in the order volume, price,
 * fixed share, baseline, scope, prices of real terms. Where one alone has changed, all of the difference is its own.
 */
export function flexedEffects(pair: FlexedPair): readonly Effect[] {
  const { then, now, month, terms } = pair;
  const [before, after] = [then.scope.flexed[terms].get(month), now.scope.flexed[terms].get(month)];
  if (before === undefined || after === undefined) return [];
  const difference = subtract(after, before);
  const effects = chainEffects(pair).filter(({ amount }) => !isZero(amount));
  const rest = remainder(difference, effects);
  const [only] = effects;
  if (only && effects.length === 1 && compare(sizeOf(rest), tolerance) <= 0)
    return [{ ...only, amount: difference }];
  return [...effects, ...leftOver(rest, month, tolerance)];
}

function chainEffects(pair: FlexedPair): readonly Effect[] {
  const { then, now, month, terms } = pair;
  const [before, after] = [
    factorsOf(then.side, then.scope, { month, terms }),
    factorsOf(now.side, now.scope, { month, terms }),
  ];
  let current = before;
  return stepsBetween(before, after).flatMap((step) => {
    const next = { ...current, ...Object.fromEntries(step.of.map((name) => [name, after[name]])) };
    const changed = step.of.filter((name) => !isSame(current[name], after[name]));
    const [from, to] = [flexedOf(current), flexedOf(next)];
    current = next;
    if (changed.length === 0 || from === null || to === null) return [];
    return [
      {
        kind: step.kind,
        subject: now.scope.service ?? '',
        amount: subtract(to, from),
        month,
        words: changed
          .map((name) => factorWords(name, before[name], { to: after[name], write: pair.write }))
          .join(', '),
      },
    ];
  });
}

/** Where one review could flex by volume and the other could not, the fixed share that was used changes with the volume. */
function stepsBetween(before: Factors, after: Factors): readonly Step[] {
  if ((ratioOf(before) === null) === (ratioOf(after) === null)) return chain;
  return chain.map((step) =>
    step.kind === 'volume' ? { ...step, of: ['volume', 'baselineVolume', 'fixedShare'] as const } : step,
  );
}

function factorsOf(
  side: Side,
  { factors, scenario }: ScopeMonths,
  { month, terms }: { readonly month: Month; readonly terms: Terms },
): Factors {
  const of = (name: FactorName) => factors[name].get(month) ?? null;
  return {
    baselineCost: of('baselineCost'),
    price: of('price'),
    scopeFactor: of('scopeFactor'),
    fixedShare: of('fixedShare'),
    volume: of('volume'),
    baselineVolume: of('baselineVolume'),
    deflator: terms === 'real' ? side.deflator(scenario, month) : '1',
  };
}

function ratioOf({ volume, baselineVolume }: Factors): Decimal | null {
  return volume === null || baselineVolume === null ? null : divide(volume, baselineVolume, 18);
}

/** The flexed baseline by its formula, to the cent; null while a factor is not known. */
function flexedOf(factors: Factors): Decimal | null {
  const { baselineCost, price, scopeFactor, fixedShare, deflator } = factors;
  if (baselineCost === null || price === null || scopeFactor === null || deflator === null) return null;
  const fixed = fixedShare ?? '1';
  const flexible = times(subtract('1', fixed), ratioOf(factors) ?? '1');
  const amount = times(times(times(baselineCost, price), scopeFactor), add(fixed, flexible));
  const inTerms = divide(amount, deflator, 12);
  return inTerms === null ? null : round(inTerms, 2);
}

function isSame(one: Decimal | null, other: Decimal | null): boolean {
  return one === null || other === null ? one === other : compare(one, other) === 0;
}

const factorNames: Readonly<Record<FactorOf, string>> = {
  baselineCost: 'mean baseline month',
  baselineVolume: 'mean baseline volume',
  deflator: 'prices against the price base',
  fixedShare: 'fixed share',
  price: 'price factor',
  scopeFactor: 'scope factor',
  volume: 'volume',
};

function factorWords(
  name: FactorOf,
  from: Decimal | null,
  { to, write }: { readonly to: Decimal | null; readonly write: (amount: Decimal) => string },
): string {
  const text = (value: Decimal | null) => {
    if (value === null) return 'not known';
    return name === 'baselineCost' ? write(value) : formatNumber(value, 6);
  };
  return `${factorNames[name]} ${text(to)}, was ${text(from)}`;
}
