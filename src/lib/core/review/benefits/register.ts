import { pointsIn, seriesLike, setOfSeries, type PointSet } from '../../measures/point-set.ts';
import type { BenefitClass, BenefitProfile } from '../../measures/register.ts';
import { formatMoney, formatShare } from '../../vocabulary/format.ts';
import { divide } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { wholeSet, withWhole } from './points-at-hand.ts';
import { partyOf, registerCurrency, rowOf, type RegisterRow } from './register-row.ts';
import { reconciled, type Reconciliation } from './register-reconciled.ts';
import { totalsOf, weightedOf, type ClassTotal, type Weighted } from './register-totals.ts';

/** The register of benefits as the screen shows it: claims, which are never added to what the ledgers show. */
export interface RegisterBoard {
  readonly sentence: string;
  /** True when no register is loaded, or none of its benefits is of the party in view. */
  readonly isEmpty: boolean;
  /** Last month in view with a recorded value: plan and record are compared to it. */
  readonly asOf: Month;
  readonly rows: readonly RegisterRow[];
  /** Benefits of others, which are not in this party's view. */
  readonly elsewhere: number;
  readonly totals: readonly ClassTotal[];
  readonly weighted: Weighted | null;
  readonly reconciliation: Reconciliation | null;
}

/** Classes in the order in which they are read. */
const classOrder: readonly (BenefitClass | null)[] = [
  'cash_releasing',
  'non_cash_releasing',
  'avoidance',
  'revenue',
  'dis_benefit',
  'quality',
  null,
];

/**
 * What each benefit was to bring and has brought to the last recorded month in view, by class; then each class with
 * verified and unverified, recurring and one-off apart; then cash-releasing claims beside what the ledgers show.
 */
export function registerBoard(given: BenefitsData, view: BenefitsView): RegisterBoard {
  const data = withWhole(given, claimsIn(wholeSet(given), view));
  const all = data.register.profiles;
  const own = all.filter((profile) => view.party === 'system' || partyOf(profile) === view.party);
  const asOf = lastRecorded(data, view, own);
  const source = { data, view, asOf, currency: registerCurrency(data) };
  const rows = own
    .map((profile) => rowOf(source, profile))
    .toSorted((a, b) => classOrder.indexOf(a.profile.class) - classOrder.indexOf(b.profile.class));
  const weighted = weightedOf(source, rows);
  return {
    sentence: sentenceOf(all, rows, { view, asOf, weighted }),
    isEmpty: rows.length === 0,
    asOf,
    rows,
    elsewhere: all.length - own.length,
    totals: totalsOf(source, rows),
    weighted,
    reconciliation: reconciled(given, view, asOf),
  };
}

const measuresRead = [
  ...['planned_benefit', 'realised_benefit', 'forecast_benefit', 'confidence_weighted_benefit'],
  ...['cash_releasing_benefit', 'non_cash_releasing_benefit', 'avoidance_benefit', 'revenue_benefit'],
];

/** Claims in one view, and service levels: a claim says nothing of ledgers, so a row sees nothing of them. */
function claimsIn(whole: PointSet, { party, terms }: BenefitsView): PointSet {
  const read = whole.measures.flatMap((measure) => {
    if (measure === 'attainment') return whole.seriesOf(measure);
    return measuresRead.includes(measure) ? seriesLike(whole, { measure, party, terms }) : [];
  });
  return setOfSeries(read);
}

function lastRecorded(
  data: BenefitsData,
  { party, terms, until }: BenefitsView,
  profiles: readonly BenefitProfile[],
): Month {
  const ids = new Set(profiles.map(({ benefit }) => benefit));
  const months = pointsIn(wholeSet(data), {
    measure: 'realised_benefit',
    party,
    terms,
    grain: 'month',
  }).flatMap(({ metric, period }) => (period <= until && ids.has(metric ?? '') ? [period] : []));
  return months.reduce<Month | null>((last, month) => (last && last > month ? last : month), null) ?? until;
}

interface Told {
  readonly view: BenefitsView;
  readonly asOf: Month;
  readonly weighted: Weighted | null;
}

function sentenceOf(
  all: readonly BenefitProfile[],
  rows: readonly RegisterRow[],
  { view, asOf, weighted }: Told,
): string {
  if (all.length === 0) return 'No register of benefits is loaded, so nobody has said what was to be gained.';
  if (rows.length === 0) return `The register names no benefit of the ${view.party}.`;
  const verified = rows.filter(({ state }) => state.kind === 'verified').length;
  const rejected = rows.filter(({ state }) => state.kind === 'rejected').length;
  const late = rows.filter((row) => row.late !== null).length;
  const first = `${count(verified, rows.length)} verified${rejected > 0 ? `, ${rejected} rejected` : ''}${late > 0 ? `, ${late} late` : ''}`;
  const { realised, planned } = weighted ?? {};
  if (!realised?.value || !planned?.value || Number(planned.value) <= 0) return `${first}.`;
  const share = formatShare(divide(realised.value, planned.value, 6) ?? '0');
  const money = (value: string) => formatMoney(value, weighted?.currency);
  return `${first}; owners record ${money(realised.value)} of ${money(planned.value)} planned to ${monthLabel(asOf)} (${share}).`;
}

function count(some: number, all: number): string {
  if (all === 1) return some === 1 ? 'The one benefit is' : 'The one benefit is not';
  return `${some === 0 ? 'None of the' : `${some} of`} ${all} benefits ${some < 2 ? 'is' : 'are'}`;
}
