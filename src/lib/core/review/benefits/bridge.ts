import { bars, bridge, type Bridge } from '../../appraisal/bridge.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatMoney, formatShare } from '../../vocabulary/format.ts';
import { compare, divide, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { currencyOf, sizeOf } from './benefit-figure.ts';
import {
  isAlike,
  parseChoice,
  sideKey,
  sideLabel,
  type BridgeChoice,
  type BridgeSide,
} from './bridge-choice.ts';
import { costMeasure, rowOf, spanRef, type BridgeRow } from './bridge-rows.ts';
import { servicesOf, sidesOf } from './bridge-sides.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** A bar of the bridge: what it adds to the cost, and what it means. */
export interface BridgeBar {
  readonly id: (typeof bars)[number];
  readonly label: string;
  readonly amount: Decimal;
  readonly meaning: string;
}

/** Why cost changed between two sides. `bridge` null: it cannot be told, and `sentence` says why. */
export interface BridgeBoard {
  readonly sentence: string;
  readonly choice: BridgeChoice | null;
  readonly sides: readonly { readonly key: string; readonly label: string }[];
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly schemeLabel: string;
  readonly currency: string | null;
  readonly bridge: Bridge | null;
  readonly bars: readonly BridgeBar[];
  /** The costs at both ends, as figures. */
  readonly ends: { readonly from: FigureRef; readonly to: FigureRef } | null;
  readonly rows: readonly BridgeRow[];
  readonly notes: readonly string[];
}

/** How the two schemes are called, on the chart and in the link. */
export const schemeLabels = {
  price_volume_mix: 'price, volume and mix in turn, price last',
  lmdi: 'logarithmic means (LMDI-I)',
} as const;

const words = {
  volume: ['Volume', 'more or less was delivered, at the unit cost of before'],
  mix: ['Mix', 'dearer or cheaper services make up more of it'],
  price: ['Price', 'a unit costs more or less than before'],
  scope: ['Scope', 'services that are new or have ended'],
  unsplit: ['Not split', 'no volume to split it by'],
} as const;

/** The bridge that the link asks for, else the latest whole fiscal year against the one before. */
export function bridgeBoard(data: BenefitsData, view: BenefitsView, asked: string | null): BridgeBoard {
  const sides = sidesOf(data, view);
  const choice = parseChoice(asked) ?? usualChoice(sides);
  const label = (side: BridgeSide) => sideLabel(side, view.calendar);
  const base = {
    choice,
    sides: sides.map((side) => ({ key: sideKey(side), label: label(side) })),
    fromLabel: choice ? label(choice.from) : '',
    toLabel: choice ? label(choice.to) : '',
    schemeLabel: schemeLabels[choice?.scheme ?? 'price_volume_mix'],
    currency: currencyOf(data),
  };
  const cannot = (sentence: string) => ({
    ...base,
    sentence,
    bridge: null,
    bars: [],
    ends: null,
    rows: [],
    notes: [],
  });
  if (choice === null)
    return cannot('A bridge needs two whole fiscal quarters or years of cost; the data have fewer.');
  if (!isAlike(choice)) return cannot('A year is not bridged to a quarter: choose two of the same length.');
  const read = servicesOf(data, view, choice);
  if (typeof read === 'string') return cannot(`This bridge is not available: ${read}.`);
  const made = bridge(read, choice.scheme);
  return {
    ...base,
    bridge: made,
    bars: bars
      .filter((id) => !isZero(made[id]) || id === 'price' || id === 'volume')
      .map((id) => ({ id, label: words[id][0], amount: made[id], meaning: words[id][1] })),
    ends: {
      from: spanRef(data, view, { side: choice.from, measure: costMeasure, service: null }),
      to: spanRef(data, view, { side: choice.to, measure: costMeasure, service: null }),
    },
    rows: made.parts.map((part) => rowOf(data, view, { choice, part, read })),
    notes: notesOf(made),
    sentence: sentenceOf(made, base),
  };
}

function usualChoice(sides: readonly BridgeSide[]): BridgeChoice | null {
  const actual = sides.filter(({ scenario }) => scenario === 'actual');
  const years = actual.filter(({ quarter }) => quarter === null);
  const [to, from] = years.length > 1 ? years : actual.filter(({ quarter }) => quarter !== null);
  return from && to ? { from, to, scheme: 'price_volume_mix' } : null;
}

function notesOf(made: Bridge): readonly string[] {
  const whole = made.parts.filter(({ reason }) => reason !== null);
  const named = whole.map(({ service, reason }) => `${service}: ${reason}`).join('; ');
  return [
    ...(made.hasMix
      ? []
      : ['Services are counted in different units: volume is told service by service, and there is no mix.']),
    ...(whole.length > 0 ? [`Not split: ${named}.`] : []),
  ];
}

/** The message: by how much cost changed, and what did most of it. */
function sentenceOf(
  made: Bridge,
  { fromLabel, toLabel, currency }: Pick<BridgeBoard, 'fromLabel' | 'toLabel' | 'currency'>,
): string {
  const change = subtract(made.cost1, made.cost0);
  const share = divide(change, sizeOf(made.cost0), 4);
  const size = `${formatMoney(sizeOf(change), currency)}${share === null ? '' : ` (${formatShare(sizeOf(share))})`}`;
  const isLess = change.startsWith('-');
  const rose = isZero(change)
    ? `Running cost is the same in ${toLabel} as in ${fromLabel}`
    : fromLabel === `plan for ${toLabel}`
      ? `Running cost in ${toLabel} was ${size} ${isLess ? 'below' : 'above'} plan`
      : `Running cost ${isLess ? 'fell' : 'rose'} by ${size} from ${fromLabel} to ${toLabel}`;
  const moved = bars
    .filter((id) => !isZero(made[id]))
    .toSorted((a, b) => compare(sizeOf(made[b]), sizeOf(made[a])) || bars.indexOf(a) - bars.indexOf(b));
  if (moved.length === 0) return `${rose}.`;
  const told = moved.slice(0, 3).map((id) => {
    const verb = made[id].startsWith('-') ? 'took off' : 'added';
    return `${words[id][0].toLowerCase()} ${verb} ${formatMoney(sizeOf(made[id]), currency)}`;
  });
  return `${rose}: ${told.join(', ')}.`;
}
