import type { FigureRef } from '../../../../vocabulary/figure-ref.ts';
import { formatExactMoney, formatMoney } from '../../../../vocabulary/format.ts';
import type { Decimal } from '../../../../vocabulary/money.ts';
import type { Month } from '../../../../vocabulary/month.ts';
import type { Point } from '../../../../vocabulary/point.ts';
import type { BenefitsView } from '../../../benefits/data.ts';
import type { AgreementComponent, LifecycleData } from '../../data.ts';
import type { DesignContext } from '../context.ts';
import { versionName } from '../versions.ts';

/** What the flexibility review looks for, in the order in which it is told. */
export type FlexibilityKind = 'least_volume' | 'target' | 'credit' | 'price' | 'twice' | 'silent' | 'lapse';

/** A fact behind a finding; `ref` opens the figure it rests on. */
export interface Fact {
  readonly text: string;
  readonly ref: FigureRef | null;
}

/** How much a finding comes to. `amount` is money in `currency`, exact; null where it is not money. */
export interface FindingSize {
  readonly face: string;
  readonly exact: string;
  readonly words: string;
  readonly amount: Decimal | null;
}

/** A component that costs flexibility, with what shows it and what revising it would have changed. */
export interface FlexibilityFinding {
  readonly id: string;
  readonly kind: FlexibilityKind;
  readonly message: string;
  readonly evidence: readonly Fact[];
  readonly size: FindingSize;
  readonly revising: string;
  /** The version it is about; null where it is about no component of the agreement. */
  readonly component: FoundComponent | null;
}

export interface FoundComponent {
  readonly name: string;
  readonly version: string;
  readonly fileId: number;
  readonly sourceLine: number;
}

/** One of the questions of the review, and how it was answered. */
export interface FlexibilityCheck {
  readonly kind: FlexibilityKind;
  readonly question: string;
  /** `1 found`, `none found among 3 bands`, or why it cannot be told. */
  readonly answer: string;
  readonly isTold: boolean;
}

export interface CheckResult {
  readonly findings: readonly FlexibilityFinding[];
  readonly check: FlexibilityCheck;
}

/** What each check looks at. */
export interface CheckInput {
  readonly data: LifecycleData;
  readonly view: BenefitsView;
  readonly context: DesignContext;
  /** Last day in view. */
  readonly day: string;
  readonly versions: ReadonlyMap<string, readonly AgreementComponent[]>;
}

/** The version a finding is about, by file and line. */
export function foundComponent(one: AgreementComponent): FoundComponent {
  return {
    name: one.component,
    version: versionName(one),
    fileId: one.fileId,
    sourceLine: one.sourceLine,
  };
}

/** A size in money. */
export function moneySize(amount: Decimal, currency: string | null, words: string): FindingSize {
  return { face: formatMoney(amount, currency), exact: formatExactMoney(amount, currency), words, amount };
}

/** A size in terms of service, or that there is none. */
export function plainSize(face: string, words: string): FindingSize {
  return { face, exact: face, words, amount: null };
}

/** The monthly points of one series of the service data up to a month, in order of time. */
export function monthsOf(
  points: readonly Point[],
  key: { readonly measure: string; readonly metric?: string | null; readonly service?: string | null },
  until: Month,
): readonly Point[] {
  return points
    .filter(
      ({ measure, metric, service, grain, period, value }) =>
        measure === key.measure &&
        (key.metric === undefined || metric === key.metric) &&
        (key.service === undefined || service === key.service) &&
        grain === 'month' &&
        period <= until &&
        value !== null,
    )
    .toSorted((a, b) => a.period.localeCompare(b.period));
}

/** `1 month`, `3 months`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a check found, in words. */
export function answerOf(found: number, among: string): string {
  return found === 0 ? `none found among ${among}` : `${found} found among ${among}`;
}
