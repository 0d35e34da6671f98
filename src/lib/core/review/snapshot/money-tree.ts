/** What the months of an amount are made of, so that a difference can be followed down to rows and factors. */
export interface MoneyTree {
  /** The measure whose months sum to the amount. */
  readonly months: string;
  readonly scenario: 'actual' | 'plan';
  /** The baselines that count, and the signs of their flexed baseline and of the cost that they cover. */
  readonly scopes: {
    readonly which: 'all' | 'verified' | 'doubted';
    readonly flexed: number;
    readonly cost: number;
  } | null;
  /** Measures taken off, where the rule of the measure takes them off at all. */
  readonly change: string | null;
  readonly loss: string | null;
  /** Change cost and losses count only while no baseline is verified. */
  readonly isRest: boolean;
  /** Rows of a ledger that are the amount, whatever covers them. */
  readonly rows: { readonly part: string; readonly kind: string | null } | null;
  /** Months before the first one of this measure do not count. */
  readonly since: string | null;
}

const bare = { scopes: null, change: null, loss: null, isRest: false, rows: null, since: null } as const;

const actual = { ...bare, scenario: 'actual' } as const;
const plan = { ...bare, scenario: 'plan' } as const;
const saving = { flexed: 1, cost: -1 } as const;
const taken = { change: 'change_cost', loss: 'dis_benefit' } as const;
const takenInPlan = { change: 'planned_change_cost', loss: 'planned_dis_benefit' } as const;

const rowsOf = (months: string, part: string, kind: string | null = null): MoneyTree => ({
  ...actual,
  months,
  rows: { part, kind },
});

const trees: readonly MoneyTree[] = [
  { ...actual, ...taken, months: 'verified_net_saving', scopes: { which: 'verified', ...saving } },
  { ...actual, ...taken, months: 'net_saving', scopes: { which: 'all', ...saving } },
  {
    ...actual,
    ...taken,
    months: 'unverified_net_saving',
    scopes: { which: 'doubted', ...saving },
    isRest: true,
  },
  { ...actual, months: 'gross_saving', scopes: { which: 'all', ...saving } },
  { ...plan, ...takenInPlan, months: 'planned_net_saving', scopes: { which: 'all', ...saving } },
  { ...plan, months: 'planned_gross_saving', scopes: { which: 'all', ...saving } },
  rowsOf('cost', 'cost'),
  { ...plan, months: 'planned_cost', rows: { part: 'cost', kind: null } },
  rowsOf('change_cost', 'change'),
  { ...plan, months: 'planned_change_cost', rows: { part: 'change', kind: null } },
  rowsOf('transition_cost', 'change', 'transition'),
  rowsOf('dual_running_cost', 'change', 'dual_running'),
  rowsOf('stranded_cost', 'change', 'stranded'),
  rowsOf('one_off_cost', 'change', 'one_off'),
  rowsOf('service_credit', 'credit', 'service_credit'),
  rowsOf('recharge', 'transfer', 'recharge'),
  rowsOf('volume', 'volume'),
  { ...plan, months: 'planned_volume', rows: { part: 'volume', kind: null } },
];

const treeByMonths: ReadonlyMap<string, MoneyTree> = new Map(trees.map((tree) => [tree.months, tree]));

/** Positions, which are running sums of the months of another measure. */
const running: Readonly<Record<string, string>> = {
  verified_net_position: 'verified_net_saving',
  net_position: 'net_saving',
  net_position_since_plan: 'net_saving',
  planned_net_position: 'planned_net_saving',
};

/** Measures whose numerator and denominator are running sums too. */
const quotients: Readonly<Record<string, readonly [over: string, under: string]>> = {
  realisation_rate: ['net_position_since_plan', 'planned_net_position'],
};

/** What an amount is made of; null for a measure that is not followed further than its months. */
export function treeOf(measure: string): MoneyTree | null {
  const tree = treeByMonths.get(running[measure] ?? measure);
  if (!tree) return null;
  return measure === 'net_position_since_plan' ? { ...tree, since: 'planned_net_saving' } : tree;
}

/** True where an amount is all its months to date. */
export function isRunning(measure: string): boolean {
  return running[measure] !== undefined;
}

/** The amounts of which a rate is the quotient; null where its points have them month by month. */
export function quotientOf(measure: string): readonly [over: string, under: string] | null {
  return quotients[measure] ?? null;
}

/** Measures whose months are needed to explain one: its own, and those of its parts. */
export function neededFor(measure: string): readonly string[] {
  const parts = quotientOf(measure) ?? [];
  const own = treeOf(measure);
  const of = own ? [own.months, own.change, own.loss, own.since] : [];
  return [measure, ...of.filter((one) => one !== null), ...parts.flatMap(neededFor)];
}
