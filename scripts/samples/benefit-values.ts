import { monthsBetween, type Month } from '#lib/core/vocabulary/month.ts';
import { pounds } from './exact.ts';
import type { Ledger } from './flexed.ts';
import { naiveMonths } from './naive.ts';
import type { BenefitSpec, Once, ValueSource } from './papers.ts';
import { positions, type View } from './positions.ts';
import { bell, randomFor, type Random } from './random.ts';
import type { BenefitValueRecord } from './records.ts';
import type { Scenario } from './rows.ts';
import { months } from './series.ts';

interface Value {
  readonly period: Month;
  readonly pence: number;
}

type ByScenario = Readonly<Record<Scenario, readonly Value[]>>;

/** Planned and recorded values of a benefit, by month. */
export function benefitValues(
  { profile, values }: BenefitSpec,
  ledger: Ledger,
  seed: number,
): readonly BenefitValueRecord[] {
  if (values === null) return [];
  const { benefit = '' } = profile;
  const byScenario = valuesOf(values, ledger, randomFor(seed, `benefit/${benefit}`));
  return (['plan', 'actual'] as const).flatMap((scenario) =>
    byScenario[scenario].map(({ period, pence }) => ({ benefit, period, value: pounds(pence), scenario })),
  );
}

function valuesOf(source: ValueSource, ledger: Ledger, random: Random): ByScenario {
  switch (source.from) {
    case 'gross_saving':
      return {
        plan: grossMonths(ledger, source.view, 'plan'),
        actual: grossMonths(ledger, source.view, 'actual'),
      };
    case 'unit_cost':
      return unitCostValues(source, ledger);
    case 'owner':
      return ownerValues(source, random);
    case 'once':
      return { plan: [once(source.planned)], actual: source.recorded ? [once(source.recorded)] : [] };
  }
}

/** The saving as the ledgers show it: what is recorded is what is measured. */
function grossMonths(ledger: Ledger, view: View, scenario: Scenario): readonly Value[] {
  const end = ledger.baselines[0]?.to ?? '';
  return positions(ledger, view, scenario)
    .filter(({ period }) => period > end)
    .map(({ period, gross }) => ({ period, pence: gross }));
}

function unitCostValues(
  { plannedPounds, until }: Extract<ValueSource, { from: 'unit_cost' }>,
  ledger: Ledger,
): ByScenario {
  const naive = naiveMonths(ledger) ?? [];
  return {
    plan: naive.map(({ period }) => ({ period, pence: plannedPounds * 100 })),
    actual: naive.filter(({ period }) => period <= until),
  };
}

/** An owner's figures are whole pounds: the same each month in the plan, uneven when recorded. */
function ownerValues(source: Extract<ValueSource, { from: 'owner' }>, random: Random): ByScenario {
  const { plannedPounds, recordedPounds, starts, ends, recordedFrom } = source;
  const recorded =
    recordedFrom === null ? [] : months.filter((month) => month >= recordedFrom && month <= ends);
  return {
    plan: monthsBetween(starts, ends).map((period) => ({ period, pence: plannedPounds * 100 })),
    actual: recorded.map((period) => ({
      period,
      pence: Math.round(recordedPounds * (1 + bell(random) * 0.06)) * 100,
    })),
  };
}

function once({ period, pounds: whole }: Once): Value {
  return { period, pence: whole * 100 };
}
