import { monthLabel, monthIndex, addMonths } from '../../../../vocabulary/month.ts';
import { agreedFigure, moneyUnit, termsWords } from '../component-words.ts';
import { dayWords, monthOfDay } from '../days.ts';
import { lapsing, versionName } from '../versions.ts';
import {
  answerOf,
  countOf,
  foundComponent,
  plainSize,
  type CheckInput,
  type CheckResult,
  type FlexibilityFinding,
} from './finding.ts';

/** Terms that end within two quarters with nothing agreed to follow them. */
export function lapses({ versions, view }: CheckInput): CheckResult {
  const about = {
    kind: 'lapse',
    question: `Does a term lapse by the end of ${monthLabel(addMonths(view.until, 6))}, with nothing to follow?`,
  } as const;
  const findings = [...versions.values()].flatMap((own): readonly FlexibilityFinding[] => {
    const one = lapsing(own, view.until);
    if (!one) return [];
    const months = monthIndex(monthOfDay(one.effectiveTo!)) - monthIndex(view.until);
    const isMoney = one.value !== null && moneyUnit(one.unit) !== null;
    return [
      {
        id: `lapse/${one.component}`,
        kind: 'lapse',
        message: `${one.component} ends on ${dayWords(one.effectiveTo!)} and nothing follows it.`,
        evidence: [
          { text: `In force: ${termsWords(one)} (${versionName(one)})`, ref: null },
          ...(one.note === null ? [] : [{ text: `The agreement notes: “${one.note}”`, ref: null }]),
        ],
        size: plainSize(
          isMoney ? agreedFigure(one.value, one.unit) : countOf(months, 'month'),
          isMoney ? 'without a basis from then on' : 'left to agree what follows',
        ),
        revising: 'Agree the next version before that day, or say that it is to end.',
        component: foundComponent(one),
      },
    ];
  });
  const among = countOf(versions.size, 'component');
  return { findings, check: { ...about, answer: answerOf(findings.length, among), isTold: true } };
}
