import { compare } from '../../../vocabulary/money.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { LifecycleData } from '../data.ts';
import type { DesignContext } from './context.ts';
import { lastDayOf } from './days.ts';
import { credits } from './flexibility/credits.ts';
import {
  countOf,
  type CheckInput,
  type FlexibilityCheck,
  type FlexibilityFinding,
  type FlexibilityKind,
} from './flexibility/finding.ts';
import { lapses } from './flexibility/lapses.ts';
import { leastVolumes } from './flexibility/least-volume.ts';
import { priceDrifts } from './flexibility/price-drift.ts';
import { targets } from './flexibility/targets.ts';
import { measuredTwice, silent } from './flexibility/twice.ts';
import { versionsByName } from './versions.ts';

/** Components that cost something without protecting anything, found from the data. */
export interface FlexibilityBoard {
  /** `no agreement`; null where there is one. */
  readonly status: string | null;
  readonly sentence: string;
  /** Those that cost money first, the most first; then by what they are. */
  readonly findings: readonly FlexibilityFinding[];
  /** Every question that was asked, also those with no for an answer and those that cannot be answered. */
  readonly checks: readonly FlexibilityCheck[];
}

const kindOrder: readonly FlexibilityKind[] = [
  'least_volume',
  'credit',
  'price',
  'target',
  'lapse',
  'silent',
  'twice',
];

/** The flexibility review at the end of the quarter in view. */
export function flexibilityBoard(
  data: LifecycleData,
  view: BenefitsView,
  context: DesignContext,
): FlexibilityBoard {
  if (data.components.length === 0)
    return {
      status: 'no agreement',
      sentence: 'Without the components of the agreement it cannot be told which of them cost flexibility.',
      findings: [],
      checks: [],
    };
  const input: CheckInput = {
    data,
    view,
    context,
    day: lastDayOf(view.until),
    versions: versionsByName(data.components),
  };
  const results = [leastVolumes, targets, credits, priceDrifts, measuredTwice, silent, lapses].map((check) =>
    check(input),
  );
  const findings = results.flatMap((result) => result.findings).toSorted(byWeight);
  const checks = results.map(({ check }) => check);
  return { status: null, sentence: sentenceOf(findings, checks), findings, checks };
}

function byWeight(a: FlexibilityFinding, b: FlexibilityFinding): number {
  const [one, other] = [a.size.amount, b.size.amount];
  if (one !== null && other !== null) return compare(other, one);
  if (one !== null || other !== null) return one === null ? 1 : -1;
  return kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind);
}

function sentenceOf(findings: readonly FlexibilityFinding[], checks: readonly FlexibilityCheck[]): string {
  const untold = checks.filter(({ isTold }) => !isTold).length;
  const rest =
    untold === 0
      ? ''
      : ` ${countOf(untold, 'question')} of ${checks.length} cannot be answered from the data.`;
  if (findings.length === 0) return `No component was found that costs flexibility.${rest}`;
  const counted = countOf(findings.length, 'finding');
  const [first] = findings;
  const amount = first!.size.amount;
  const isAbout = new Set(findings.flatMap(({ component }) => component?.name ?? [])).size;
  const head = `${counted} on ${isAbout === 0 ? 'what is measured' : `${countOf(isAbout, 'component')} of the agreement`}.`;
  const weightiest = amount === null ? first!.message : `The largest in money: ${first!.message}`;
  return `${head} ${weightiest}${rest}`;
}
