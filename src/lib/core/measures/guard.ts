import type { Engine } from '../engine/port.ts';
import { compareFindings, finding, type Finding, type Severity } from '../vocabulary/finding.ts';
import { formatExactMoney, formatShare } from '../vocabulary/format.ts';
import type { Decimal } from '../vocabulary/money.ts';
import { monthLabel, type Month } from '../vocabulary/month.ts';

/** What the guard looks for in the register of benefits. */
export type GuardRule =
  | 'line_overclaimed'
  | 'attribution_above_whole'
  | 'enabling_counted_twice'
  | 'line_claimed_by_two_partnerships'
  | 'verified_without_evidence'
  | 'claim_without_baseline'
  | 'dis_benefit_negative'
  | 'budget_line_unknown'
  | 'budget_line_ambiguous'
  | 'line_without_baseline'
  | 'enables_unknown'
  | 'enables_itself'
  | 'enables_in_circle'
  | 'benefit_of_two_partnerships'
  | 'value_without_profile';

/** One offending row of the register: which rule, which benefit, and the numbers that clash. */
export interface GuardRow {
  readonly rule: GuardRule;
  /** Null for values of a benefit that has no profile. */
  readonly partnership: string | null;
  readonly benefit: string;
  readonly title: string | null;
  /** The budget line as the register writes it. */
  readonly line: string | null;
  /** The benefits or partnerships it clashes with, joined by commas. */
  readonly others: string | null;
  /** Whose budget: `customer`, `provider`, or `both` together. */
  readonly holder: 'customer' | 'provider' | 'both' | null;
  readonly scenario: 'plan' | 'actual' | 'forecast' | null;
  readonly period: Month | null;
  readonly found: Decimal | null;
  readonly allowed: Decimal | null;
  /** Currency of the amounts. */
  readonly currency: string | null;
  readonly fileId: number;
  readonly sourceLine: number;
}

interface GuardedFile {
  readonly id: number;
  readonly name: string;
}

/** What the guard found in all registers, as findings that name their rows; `files` gives the files their names. */
export async function guardFindings(
  engine: Engine,
  files: readonly GuardedFile[] = [],
): Promise<readonly Finding[]> {
  const names = new Map(files.map(({ id, name }) => [id, name]));
  const rows = await guardRowsOf(engine);
  return rows
    .map((row) =>
      finding(severities[row.rule], row.rule, guardMessage(row), {
        file: names.get(row.fileId) ?? null,
        line: row.sourceLine,
        column: columns[row.rule],
        value: valueOf(row),
      }),
    )
    .toSorted(compareFindings);
}

/** What the guard found in all registers. */
async function guardRowsOf(engine: Engine): Promise<readonly GuardRow[]> {
  const rows = await engine.query(
    `select
      rule,
      partnership,
      benefit,
      title,
      line,
      others,
      holder,
      scenario,
      period,
      found,
      allowed,
      currency,
      file_id as "fileId",
      source_line as "sourceLine"
    from guard_at_hand
    order by file_id, source_line, rule, period, scenario`,
  );
  return rows as unknown as readonly GuardRow[];
}

/** What was found, what was expected, what to do; begins with the benefit. */
export function guardMessage(row: GuardRow): string {
  return `${row.benefit}: ${saying[row.rule](row)}`;
}

/** Whether the finding counts something twice, or keeps a claim from being checked or verified. */
export function guardSeverity(rule: GuardRule): Severity {
  return severities[rule];
}

const severities: Readonly<Record<GuardRule, Severity>> = {
  line_overclaimed: 'error',
  attribution_above_whole: 'error',
  enabling_counted_twice: 'error',
  line_claimed_by_two_partnerships: 'warning',
  verified_without_evidence: 'warning',
  claim_without_baseline: 'warning',
  dis_benefit_negative: 'error',
  budget_line_unknown: 'warning',
  budget_line_ambiguous: 'warning',
  line_without_baseline: 'warning',
  enables_unknown: 'warning',
  enables_itself: 'warning',
  enables_in_circle: 'error',
  benefit_of_two_partnerships: 'error',
  value_without_profile: 'warning',
};

const columns: Readonly<Record<GuardRule, string>> = {
  line_overclaimed: 'budget_line',
  attribution_above_whole: 'attribution_share',
  enabling_counted_twice: 'enables',
  line_claimed_by_two_partnerships: 'budget_line',
  verified_without_evidence: 'baseline_evidence',
  claim_without_baseline: 'baseline_value',
  dis_benefit_negative: 'value',
  budget_line_unknown: 'budget_line',
  budget_line_ambiguous: 'budget_line',
  line_without_baseline: 'budget_line',
  enables_unknown: 'enables',
  enables_itself: 'enables',
  enables_in_circle: 'enables',
  benefit_of_two_partnerships: 'benefit',
  value_without_profile: 'benefit',
};

function valueOf(row: GuardRow): string | null {
  const isOfLine = columns[row.rule] === 'budget_line';
  return isOfLine ? row.line : columns[row.rule] === 'enables' ? row.others : row.found;
}

const holders = { customer: 'the customer', provider: 'the provider', both: 'both bodies' } as const;
const scenarios = { plan: 'planned', actual: 'recorded', forecast: 'forecast' } as const;

const saying: Readonly<Record<GuardRule, (row: GuardRow) => string>> = {
  line_overclaimed: (row) =>
    `${scenarios[row.scenario ?? 'actual']} claims on "${row.line}"${together(row)} come to ${money(row, row.found)} in the 12 months to ${month(row)}, expected no more than the ${money(row, row.allowed)} that a year of the line cost ${holders[row.holder ?? 'both']} in the baseline; lower the claims or name the lines they are taken out of`,
  attribution_above_whole: (row) =>
    `attribution shares on "${row.line}"${together(row)} come to ${percent(row.found)}, expected 100% at most; lower the shares or name another line`,
  enabling_counted_twice: (row) =>
    `makes ${row.others} possible and both claim money on "${row.line}", expected one claim; it is left out of sums that hold ${row.others}; move the claim to one of them`,
  line_claimed_by_two_partnerships: (row) =>
    `"${row.line}" is also claimed by ${row.others}, expected one partnership a line; check that they are budgets of different bodies`,
  verified_without_evidence: () =>
    'status is verified, expected a baseline with its evidence too; it counts as unverified until baseline_value or baseline_period and baseline_evidence are given',
  claim_without_baseline: () =>
    'claims money without a baseline, expected baseline_value or baseline_period; no baseline, no benefit: it counts as unverified',
  dis_benefit_negative: (row) =>
    `${scenarios[row.scenario ?? 'actual']} loss of ${money(row, row.found)} in ${month(row)}, expected an amount above zero; a dis-benefit is written as what is lost, and a loss below zero adds to the saving`,
  budget_line_unknown: (row) =>
    `budget line "${row.line}" is not in the costs, expected a category and a service of them, such as "Staff, Payroll"; the claim on it is not checked`,
  budget_line_ambiguous: (row) =>
    `budget line "${row.line}" fits several lines of the costs, expected one; the claim on it is not checked`,
  line_without_baseline: (row) =>
    `"${row.line}" has no cost in a baseline, expected some to be saved from; the claim on it is not checked`,
  enables_unknown: (row) => `enables "${row.others}", expected the id of a benefit of the register`,
  enables_itself: () => 'enables itself, expected the id of another benefit; it is read as enabling nothing',
  enables_in_circle: (row) =>
    `enables ${row.others}, which enables it in turn; expected one direction; both are left out of sums until one is cleared`,
  benefit_of_two_partnerships: (row) =>
    `is a benefit of ${row.others}, expected one partnership an id, as values name only the id; they count for the one loaded last`,
  value_without_profile: (row) =>
    `${row.found} ${scenarios[row.scenario ?? 'actual']} values have no profile, expected one in the register; they count nowhere`,
};

function together({ others }: GuardRow): string {
  return others === null ? '' : `, together with ${others},`;
}

function month({ period }: GuardRow): string {
  return period === null ? 'an unknown month' : monthLabel(period);
}

function money({ currency }: GuardRow, amount: Decimal | null): string {
  return amount === null ? 'an unknown amount' : formatExactMoney(amount, currency);
}

function percent(share: Decimal | null): string {
  return share === null ? 'an unknown share' : formatShare(share);
}
