import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatExact, formatExactMoney, type Unit } from '../../vocabulary/format.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import { compare, isZero, negate, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { SnapshotFigure } from '../../vocabulary/snapshot.ts';
import { amountEffects, type AmountWanted, type Window } from './amount-effects.ts';
import { causeOf, restCause } from './causes.ts';
import { collected, type Group } from './collect.ts';
import { remainder, sizeOf, turnedBy, type Effect } from './effect.ts';
import { isRunning, neededFor, quotientOf, treeOf } from './money-tree.ts';
import type { Pair } from './pair.ts';
import { plainEffects } from './plain-effects.ts';
import { quotientGroups } from './quotient-groups.ts';
import { pooledEffects } from './pooled-effects.ts';
import type { SeriesKey } from './side.ts';

/** A figure that both reviews have, both times known. */
export interface FigurePair {
  readonly then: SnapshotFigure & { readonly value: Decimal };
  readonly now: SnapshotFigure & { readonly value: Decimal };
  /** Of the measure that both are of; null where they are of none, or of two. */
  readonly measure: Measure | null;
}

/** Why a figure differs: reasons whose amounts sum to its difference exactly. */
export function figureReasons(pair: Pair, figure: FigurePair): readonly Group[] {
  const difference = subtract(figure.now.value, figure.then.value);
  const groups = quotients(pair, figure) ?? collected(effectsOf(pair, figure) ?? []);
  const rest = remainder(difference, groups.map(asEffect));
  return isZero(rest) ? groups : [...groups, ...collected([restOf(pair, figure, rest)])];
}

function asEffect({ kind, subject, amount }: Group): Effect {
  return { kind, subject, amount, month: null, words: '' };
}

/** The ways to follow a figure, from the one that tells most. */
function effectsOf(pair: Pair, figure: FigurePair): readonly Effect[] | null {
  const { measure } = figure;
  if (measure === null) return null;
  const context = { pair, figure, measure };
  return amounts(context) ?? pooled(context) ?? plain(context);
}

interface Context {
  readonly pair: Pair;
  readonly figure: FigurePair;
  readonly measure: Measure;
}

function amounts({ pair, figure, measure }: Context): readonly Effect[] | null {
  const wanted = amountWanted(pair, figure, measure);
  if (wanted === null) return null;
  const { then, now, effects } = amountEffects(pair, wanted);
  const sign = signOf([then, figure.then.value], [now, figure.now.value]);
  return sign === null ? null : turnedBy(sign, attributed(pair, measure, effects));
}

function amountWanted(pair: Pair, figure: FigurePair, measure: Measure): AmountWanted | null {
  const tree = treeOf(measure.id);
  if (tree === null) return null;
  const key = keyIn(pair, figure, measure);
  if (key.service !== null || key.metric !== null) return null;
  return {
    tree,
    keyOf: (id) => ({ ...key, measure: id }),
    terms: key.terms,
    windows: windowsOf(figure, isRunning(measure.id)),
    write: inUnit(figure.now.unit),
  };
}

/** What was followed down and did not come out is another definition, where there is one. */
function attributed(pair: Pair, measure: Measure, effects: readonly Effect[]): readonly Effect[] {
  const cause = restCause(pair, [measure.id, ...neededFor(measure.id), ...measure.parts]);
  return effects.map((effect) => (effect.kind === 'other' ? { ...effect, ...cause } : effect));
}

/** Figures may stand with their sign turned, as costs do that are taken off. */
function signOf(...pairs: readonly (readonly [Decimal, Decimal])[]): 1 | -1 | null {
  if (pairs.every(([sum, value]) => compare(sum, value) === 0)) return 1;
  return pairs.every(([sum, value]) => compare(negate(sum), value) === 0) ? -1 : null;
}

function windowsOf({ then, now }: FigurePair, isToDate: boolean): AmountWanted['windows'] {
  const windowOf = (ref: FigureRef | null): Window | null =>
    ref && { from: isToDate ? null : (ref.from ?? ref.period), until: ref.period };
  return { then: windowOf(then.ref), now: windowOf(now.ref) };
}

/** The series of a figure; what its reference leaves out is as the review has it. */
function keyIn(pair: Pair, { then, now }: FigurePair, measure: Measure): SeriesKey {
  const ref = now.ref ?? then.ref;
  const { party, terms } = pair.now.snapshot;
  const view = measure.isMonetary
    ? { party: ref?.party ?? party, terms: ref?.terms ?? terms }
    : ({ party: 'system', terms: 'nominal' } as const);
  return { measure: measure.id, service: ref?.service ?? null, metric: ref?.metric ?? null, ...view };
}

function inUnit(unit: Unit): (amount: Decimal) => string {
  return (amount) => formatExact(amount, unit);
}

/** The currency of a review's money; null where it shows none. */
function currencyOf({ now }: Pair): string | null {
  return now.snapshot.figures.find(({ unit }) => unit.kind === 'money')?.unit.currency ?? null;
}

function pooled({ pair, figure, measure }: Context): readonly Effect[] | null {
  if (measure.total !== 'ratio') return null;
  const key = keyIn(pair, figure, measure);
  return pooledEffects(pair, {
    key,
    windows: windowsOf(figure, false),
    values: { then: figure.then.value, now: figure.now.value },
    cause: causeOf(pair, measure, keyIn(pair, figure, measure).terms),
  });
}

function plain({ pair, figure, measure }: Context): readonly Effect[] | null {
  return plainEffects(pair, {
    key: keyIn(pair, figure, measure),
    windows: windowsOf(figure, false),
    isSum: measure.total === 'sum',
    values: { then: figure.then.value, now: figure.now.value },
    cause: causeOf(pair, measure, keyIn(pair, figure, measure).terms),
    write: inUnit(figure.now.unit),
  });
}

/** A rate of two amounts that are followed by themselves. */
function quotients(pair: Pair, figure: FigurePair): readonly Group[] | null {
  const { measure, then, now } = figure;
  const parts = measure && quotientOf(measure.id);
  if (!parts || !then.ref || !now.ref) return null;
  const key = keyIn(pair, figure, measure);
  if (key.service !== null) return null;
  const windows = windowsOf(figure, true);
  const currency = currencyOf(pair);
  const write = (amount: Decimal) => formatExactMoney(amount, currency);
  const follow = (id: string) => {
    const tree = treeOf(id);
    if (tree === null) return null;
    const keyOf = (one: string) => ({ ...key, measure: one });
    const found = amountEffects(pair, { tree, keyOf, terms: key.terms, windows, write });
    return { ...found, effects: attributed(pair, measure, found.effects) };
  };
  const [over, under] = [follow(parts[0]), follow(parts[1])];
  if (!over || !under) return null;
  return quotientGroups({ over, under, values: { then: then.value, now: now.value } });
}

// Ratios stand with twelve decimals, the last of which is that of a double.
const smallest = '0.000000001';

function restOf(pair: Pair, figure: FigurePair, amount: Decimal): Effect {
  const { measure, now } = figure;
  const isRatio = now.unit.kind !== 'money' && compare(sizeOf(amount), smallest) <= 0;
  if (isRatio) return { kind: 'rounding', subject: '', amount, month: null, words: '' };
  const cause = measure
    ? causeOf(pair, measure, keyIn(pair, figure, measure).terms)
    : {
        kind: 'other' as const,
        subject: 'All that changed, worked out anew',
        words: 'it is no sum of months or rows that could be told apart',
      };
  return { ...cause, amount, month: null };
}
