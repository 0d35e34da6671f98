import type { Engine, Row } from '../engine/port.ts';
import type { Grain } from '../vocabulary/grain.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party } from '../vocabulary/point.ts';
import type { GuardRow } from './guard.ts';
import { pageOf, type Page, type PaperRef } from './page.ts';

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
  return registerOn(await pageOf(engine, partnership, registerPapers));
}

/** The papers that hold a register. */
export const registerPapers = ['profile', 'value', 'guard'] as const satisfies readonly PaperRef[];

/** The register on a page that has its papers. */
export function registerOn(page: Page): Register {
  const values = page.rowsOf('value') as readonly PackedValues[];
  const valuesByBenefit = new Map(values.map((row) => [row.benefit, unpackedValues(row)]));
  return {
    profiles: page.rowsOf('profile').map((row) => ({
      ...(row as unknown as Omit<BenefitProfile, 'values'>),
      values: valuesByBenefit.get(String(row['benefit'])) ?? [],
    })),
    guard: page.rowsOf('guard') as unknown as readonly GuardRow[],
  };
}

/** The values of one benefit, each column packed into a text with a control character between. */
interface PackedValues extends Row {
  readonly benefit: string;
  readonly scenarios: string;
  readonly periods: string;
  readonly grains: string;
  readonly values: string;
  readonly files: string;
  readonly rows: string;
  readonly lines: string;
}

function unpackedValues(row: PackedValues): readonly BenefitValue[] {
  const texts = (packed: string) => packed.split('\u001F');
  const [scenarios, periods, grains] = [texts(row.scenarios), texts(row.periods), texts(row.grains)];
  const [values, files, rows, lines] = [row.values, row.files, row.rows, row.lines].map(texts);
  return values!.map((value, at) => ({
    scenario: scenarios[at] as BenefitValue['scenario'],
    period: periods[at]!,
    grain: grains[at] as Grain,
    value,
    fileId: Number(files![at]),
    sourceRow: Number(rows![at]),
    sourceLine: Number(lines![at]),
  }));
}
