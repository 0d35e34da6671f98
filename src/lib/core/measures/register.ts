import type { Engine, Row } from '../engine/port.ts';
import type { Grain } from '../vocabulary/grain.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party } from '../vocabulary/point.ts';
import { guardRowsOf, type GuardRow } from './guard.ts';

/** What kind of benefit a profile claims. A dis-benefit is what gets worse: it is taken off. */
export type BenefitClass =
  'cash_releasing' | 'non_cash_releasing' | 'avoidance' | 'revenue' | 'quality' | 'dis_benefit';

export type Recurrence = 'recurring' | 'one_off';

/** One value of a benefit in one period, as it was recorded: before attribution and confidence. */
export interface BenefitValue {
  readonly scenario: 'plan' | 'actual' | 'forecast';
  readonly period: Month;
  /** How long the period is; a month where it is not said. Only months enter monthly figures. */
  readonly grain?: Grain;
  readonly value: Decimal;
  readonly fileId: number;
  readonly sourceRow: number;
  readonly sourceLine: number;
}

/** A benefit profile as the register holds it, with its values. */
export interface BenefitProfile {
  readonly benefit: string;
  readonly partnership: string;
  readonly title: string | null;
  readonly class: BenefitClass | null;
  readonly beneficiary: string | null;
  readonly owner: string | null;
  readonly measure: string | null;
  readonly budgetLine: string | null;
  readonly baselineValue: Decimal | null;
  readonly baselinePeriod: string | null;
  readonly baselineEvidence: string | null;
  readonly targetValue: Decimal | null;
  readonly targetDate: string | null;
  readonly attributionShare: Decimal;
  readonly confidence: Decimal | null;
  readonly status: string;
  readonly evidence: string | null;
  readonly enables: string | null;
  /** As given, else `one_off` when it has values in one period only; null without values. */
  readonly recurrence?: Recurrence | null;
  /** Which of the two bodies gains; null for anyone else: then it counts for government as a whole alone. */
  readonly party?: Exclude<Party, 'system'> | null;
  readonly fileId: number;
  readonly sourceRow: number;
  readonly sourceLine: number;
  readonly values: readonly BenefitValue[];
}

/** The register of a partnership. */
export interface Register {
  readonly profiles: readonly BenefitProfile[];
  /** What the double-counting guard found in it. */
  readonly guard?: readonly GuardRow[];
}

/** The benefit profiles of a partnership with their values, by id, and what the guard found in them. */
export async function registerOf(engine: Engine, partnership: string): Promise<Register> {
  const [profiles, values, guard] = await Promise.all([
    engine.query(profileSql, { partnership }),
    engine.query(valueSql, { partnership }),
    guardRowsOf(engine, partnership),
  ]);
  const valuesByBenefit = groupBy(values, ({ benefit }) => String(benefit));
  return {
    profiles: profiles.map((row) => ({
      ...(row as unknown as Omit<BenefitProfile, 'values'>),
      values: (valuesByBenefit.get(String(row['benefit'])) ?? []).map(toValue),
    })),
    guard,
  };
}

function toValue({ benefit: _, ...value }: Row): BenefitValue {
  return value as unknown as BenefitValue;
}

const profileSql = `select
    benefit,
    partnership,
    title,
    class,
    beneficiary,
    owner,
    measure,
    budget_line as "budgetLine",
    plain_text(baseline_value) as "baselineValue",
    baseline_period as "baselinePeriod",
    baseline_evidence as "baselineEvidence",
    plain_text(target_value) as "targetValue",
    target_date as "targetDate",
    plain_text(attribution_share) as "attributionShare",
    plain_text(confidence) as confidence,
    status,
    evidence,
    enables,
    recurrence,
    nullif(party, '') as party,
    file_id as "fileId",
    source_row as "sourceRow",
    source_line as "sourceLine"
  from benefit_profile
  where partnership = $partnership
  order by benefit`;

const valueSql = `select
    value.benefit,
    value.scenario,
    value.period,
    value.grain,
    money_text(value.value) as value,
    value.file_id as "fileId",
    value.source_row as "sourceRow",
    value.source_line as "sourceLine"
  from benefit_plan as value
  join benefit_profile as profile on profile.benefit = value.benefit
  where profile.partnership = $partnership
  order by value.benefit, value.scenario, value.period, value.file_id, value.source_row`;
