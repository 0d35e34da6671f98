import type { Month } from '#lib/core/vocabulary/month.ts';
import { decimal, fraction, pounds } from './exact.ts';
import { fileTotals, type FileTotal } from './file-totals.ts';
import { sumPence, sumVolume, type Ledger } from './flexed.ts';
import { naiveMonths } from './naive.ts';
import { breakEven, changeCost, positions, runningCost, sumOf, type View } from './positions.ts';
import type { LevelRow, VolumeRow } from './rows.ts';
import type { Sample, ToldStory } from './sample.ts';
import { months } from './series.ts';

/** Money as decimal text, for each view. */
type ByView = Readonly<Record<View, string>>;

/** A ratio with its parts; `value` is null when it cannot be stated, and `status` says why. */
interface Ratio {
  readonly numerator: string;
  readonly denominator: string;
  readonly value: string | null;
  readonly status: string | null;
}

/** The last level of a metric; `service` null pools all services by their cases. */
interface Attainment {
  readonly service: string | null;
  readonly metric: string;
  readonly period: Month;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string;
  readonly target: string | null;
  readonly unit: string;
}

/** Savings to date of a partnership that has a baseline. */
interface Savings {
  readonly from: Month;
  readonly until: Month;
  readonly flexed_baseline: ByView;
  readonly cost_after_baseline: ByView;
  readonly gross_saving: ByView;
  readonly change_cost: ByView;
  readonly net_saving: ByView;
  readonly break_even: Readonly<Record<View, Month | null>>;
  /** Price-adjusted unit cost of the baseline times volume, less cost: what dilution of fixed cost pretends to save. */
  readonly naive_unit_cost_saving: string | null;
  readonly realisation_rate: Readonly<Record<View, Ratio>> | null;
}

/** What is known about one partnership. */
export interface KnownPartnership {
  readonly partnership: string;
  readonly cost_rows: number;
  readonly cost: ByView;
  readonly own_cost: Readonly<Record<'customer' | 'provider', string>>;
  readonly recharge_paid: string;
  readonly recharge_received: string;
  readonly change_cost: ByView;
  readonly volume: Readonly<Record<string, string>>;
  readonly unit_cost_first_year: string | null;
  readonly unit_cost_last_year: string | null;
  readonly savings: Savings | null;
  readonly attainment: readonly Attainment[];
}

/** Sums of the whole sample, computed in whole pence and without SQL. */
export interface KnownTotals {
  readonly version: 1;
  readonly seed: number;
  readonly currency: 'GBP';
  readonly from: Month;
  readonly until: Month;
  readonly files: Readonly<Record<string, FileTotal>>;
  readonly partnerships: readonly KnownPartnership[];
}

/** Compute the known totals of a sample. */
export function knownTotals(sample: Sample): KnownTotals {
  return {
    version: 1,
    seed: sample.seed,
    currency: 'GBP',
    from: months[0] ?? '',
    until: months.at(-1) ?? '',
    files: fileTotals(sample),
    partnerships: sample.partnerships.map((told) => knownPartnership(told, sample)),
  };
}

/** The rows a partnership's figures are computed from. */
export function ledgerOf({ story, rows }: ToldStory, sample: Sample): Ledger {
  return { costs: rows.costs, volumes: rows.volumes, baselines: story.baselines, prices: sample.prices };
}

function knownPartnership(told: ToldStory, sample: Sample): KnownPartnership {
  const ledger = ledgerOf(told, sample);
  const costs = ledger.costs.filter((row) => row.scenario === 'actual');
  const of = (party: 'customer' | 'provider', kind: 'run' | 'recharge') =>
    pounds(sumPence(costs.filter((row) => row.party === party && row.kind === kind)));
  return {
    partnership: told.story.id,
    cost_rows: ledger.costs.length,
    cost: byView((view) => runningCost(costs, view)),
    own_cost: { customer: of('customer', 'run'), provider: of('provider', 'run') },
    recharge_paid: of('customer', 'recharge'),
    recharge_received: of('provider', 'recharge'),
    change_cost: byView((view) => changeCost(costs, view)),
    volume: volumeByService(ledger),
    unit_cost_first_year: unitCost(ledger, months.slice(0, 12)),
    unit_cost_last_year: unitCost(ledger, months.slice(-12)),
    savings: savings(ledger),
    attainment: lastLevels(told.rows.levels),
  };
}

function byView(amount: (view: View) => number): ByView {
  return {
    system: pounds(amount('system')),
    customer: pounds(amount('customer')),
    provider: pounds(amount('provider')),
  };
}

function volumeByService(ledger: Ledger): Readonly<Record<string, string>> {
  const actual = ledger.volumes.filter((row) => row.scenario === 'actual');
  return Object.fromEntries(
    [...new Set(actual.map((row) => row.service))].map((service) => [
      service,
      String(sumVolume(actual.filter((row) => row.service === service))),
    ]),
  );
}

/** System cost over volume of all services, to the hundredth of a penny; null when units differ. */
function unitCost(ledger: Ledger, period: readonly Month[]): string | null {
  const volumes = ledger.volumes.filter((row) => row.scenario === 'actual' && period.includes(row.period));
  const costs = ledger.costs.filter((row) => row.scenario === 'actual' && period.includes(row.period));
  if (!hasOneUnit(volumes)) return null;
  return decimal(fraction(runningCost(costs, 'system'), sumVolume(volumes) * 100), 4);
}

function hasOneUnit(volumes: readonly VolumeRow[]): boolean {
  return new Set(volumes.map((row) => row.unit)).size === 1;
}

function savings(ledger: Ledger): Savings | null {
  const lists = {
    system: list(ledger, 'system'),
    customer: list(ledger, 'customer'),
    provider: list(ledger, 'provider'),
  };
  const from = lists.system[0]?.period;
  const until = lists.system.at(-1)?.period;
  if (!from || !until) return null;
  return {
    from,
    until,
    flexed_baseline: byView((view) => sumOf(lists[view], 'flexed')),
    cost_after_baseline: byView((view) => sumOf(lists[view], 'cost')),
    gross_saving: byView((view) => sumOf(lists[view], 'gross')),
    change_cost: byView((view) => sumOf(lists[view], 'change')),
    net_saving: byView((view) => sumOf(lists[view], 'net')),
    break_even: {
      system: breakEven(lists.system),
      customer: breakEven(lists.customer),
      provider: breakEven(lists.provider),
    },
    naive_unit_cost_saving: naiveSaving(ledger),
    realisation_rate: ledger.costs.some((row) => row.scenario === 'plan') ? realisation(ledger) : null,
  };
}

function list(ledger: Ledger, view: View) {
  return positions(ledger, view, 'actual');
}

function naiveSaving(ledger: Ledger): string | null {
  const naive = naiveMonths(ledger);
  return naive && pounds(naive.reduce((sum, { pence }) => sum + pence, 0));
}

/** Net saving to date over planned net saving to date, from the first month of the plan. */
function realisation(ledger: Ledger): Readonly<Record<View, Ratio>> {
  const first = ledger.costs.find((row) => row.scenario === 'plan')?.period ?? '';
  const rate = (view: View): Ratio => {
    const real = sumOf(
      list(ledger, view).filter((position) => position.period >= first),
      'net',
    );
    const plan = sumOf(
      positions(ledger, view, 'plan').filter((position) => position.period >= first),
      'net',
    );
    return {
      numerator: pounds(real),
      denominator: pounds(plan),
      value: plan > 0 ? decimal(fraction(real, plan), 6) : null,
      status: plan > 0 ? null : 'plan to date is not above zero',
    };
  };
  return { system: rate('system'), customer: rate('customer'), provider: rate('provider') };
}

/** The levels of the last month, by service and, where cases are given for several services, pooled. */
function lastLevels(levels: readonly LevelRow[]): readonly Attainment[] {
  const last = levels.filter((row) => row.period === months.at(-1));
  const pooled = [...new Set(last.map((row) => row.metric))].flatMap((metric) => {
    const rows = last.filter((row) => row.metric === metric && row.denominator !== null);
    return rows.length === 0 ? [] : attained(rows, null);
  });
  return [...last.map((row) => attained([row], row.service)), ...pooled];
}

function attained(rows: readonly LevelRow[], service: string | null): Attainment {
  const { metric = '', period = '', target = '', unit = '', value = null } = rows[0] ?? {};
  const numerator = rows.reduce((sum, row) => sum + (row.numerator ?? 0), 0);
  const denominator = rows.reduce((sum, row) => sum + (row.denominator ?? 0), 0);
  const about = { service, metric, period, target: target || null, unit };
  return value === null
    ? {
        ...about,
        numerator: String(numerator),
        denominator: String(denominator),
        value: decimal(fraction(numerator, denominator), 6),
      }
    : { ...about, numerator: null, denominator: null, value };
}
