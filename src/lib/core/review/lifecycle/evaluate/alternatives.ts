import { appraise, type Appraised } from '../../../appraisal/appraise.ts';
import { discountFactors } from '../../../appraisal/discount-factors.ts';
import { rateSetOf, type RateSet } from '../../../appraisal/rate-sets.ts';
import type { BarValues } from '../../../charts/bars.ts';
import type { TornadoValues } from '../../../charts/tornado.ts';
import { formatExactMoney, formatMoney, formatShare } from '../../../vocabulary/format.ts';
import { compare, subtract, type Decimal } from '../../../vocabulary/money.ts';
import { monthLabel } from '../../../vocabulary/month.ts';
import { currencyOf } from '../../benefits/benefit-figure.ts';
import type { LifecycleData } from '../data.ts';
import { loadedAlternatives, type LoadedAlternative, type LoadedAlternatives } from './alternative-rows.ts';
import { byScorePlaced, scoresOf, type Scored } from './alternative-scores.ts';
import { leaningOf } from './alternative-sensitivity.ts';
import { adviceOf, points, type Placed } from './alternative-words.ts';
import type { EvaluateContext } from './context.ts';

/** An alternative in both rankings; a place null: it is not ranked, and `why` says so. */
export interface AlternativeLine {
  readonly name: string;
  readonly isStatusQuo: boolean;
  readonly appraised: Appraised;
  readonly npsv: { readonly face: string; readonly exact: string };
  readonly costPv: { readonly face: string; readonly exact: string };
  readonly benefitPv: { readonly face: string; readonly exact: string };
  /** Against the status quo; null where there is none, or for itself. */
  readonly against: { readonly face: string; readonly exact: string; readonly value: Decimal } | null;
  readonly moneyRank: number | null;
  readonly score: string;
  readonly scoreRank: number | null;
  readonly why: string;
  readonly notes: readonly string[];
}

/** Other ways to have the service, by money and by criteria. */
export interface AlternativesBoard {
  /** The recommendation. */
  readonly sentence: string;
  /** What all is taken as: rates, year 0, prices. */
  readonly basis: string;
  readonly rateSet: RateSet;
  readonly currency: string | null;
  readonly lines: readonly AlternativeLine[];
  readonly years: readonly string[];
  /** In the order of the scores of a criterion. */
  readonly alternatives: readonly string[];
  readonly criteria: readonly {
    readonly name: string;
    readonly weight: string;
    readonly scores: readonly string[];
  }[];
  /** Net present value against the status quo, or as it is where there is none. */
  readonly chart: BarValues | null;
  /** How far the lead by money leans on one thing moved alone. */
  readonly tornado: TornadoValues | null;
  readonly switching: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The analysis of alternatives: `NPSV = Σ DF_t x (benefit_t - cost_t)` by the rates of the workspace, year 0 the earliest
 * year of any; weighted scores `Σ weight x score / Σ weight`. Who lacks a year or a score is not ranked by it. Source: HM
 * Treasury Green Book, February 2026.
 */
export function alternativesBoard(
  data: LifecycleData,
  { appraisal }: Pick<EvaluateContext, 'appraisal'>,
): AlternativesBoard {
  const loaded = loadedAlternatives(data.alternatives);
  const rateSet = rateSetOf(appraisal);
  const timing = appraisal.isMidYear ? 'middle' : 'start';
  const hasRates = rateSet.bands.some(({ from }) => from === 0);
  const factors = hasRates ? discountFactors(rateSet.bands, loaded.years.length, timing) : [];
  const currency = currencyOf(data.benefits);
  const scored = scoresOf(loaded);
  const lines = linesOf(loaded, {
    currency,
    scored,
    appraise: ({ flows }) =>
      appraise(
        hasRates
          ? flows
          : flows.map((flow) => ({ ...flow, cost: null, status: `no rate in ${rateSet.title}` })),
        factors,
        'benefit',
      ),
  });
  const leaning = leaningOf(
    { loaded, scored, ranked: lines.filter(({ moneyRank }) => moneyRank !== null).map(({ name }) => name) },
    { factors, appraisal, currency, fixedShare: fixedShareOf(data) },
  );
  const [byMoney, byPoints] = [
    placed(lines, 'moneyRank', ({ appraised }) => appraised.npsv),
    byScorePlaced(scored),
  ];
  return {
    sentence:
      lines.length === 0
        ? 'No alternative is loaded: nothing says what else could be done.'
        : adviceOf({ byMoney, byScore: byPoints, currency }),
    basis: basisOf(loaded, rateSet, appraisal.isMidYear),
    rateSet,
    currency,
    lines,
    years: loaded.years.map((year) => monthLabel(year)),
    alternatives: loaded.alternatives.map(({ name }) => name),
    criteria: loaded.criteria.map(({ name, weight }) => ({
      name,
      weight: weight === null ? '' : formatShare(weight.toFixed(6), 0),
      scores: loaded.alternatives.map(({ scores }) => String(scores.get(name) ?? '')),
    })),
    chart: chartOf(lines, currency),
    tornado: leaning.tornado,
    switching: leaning.switching,
    notes: [...loaded.notes, ...leaning.notes],
  };
}

interface Lining {
  readonly currency: string | null;
  readonly scored: Scored;
  readonly appraise: (alternative: LoadedAlternative) => Appraised;
}

function linesOf(
  loaded: LoadedAlternatives,
  { currency, scored, appraise: valued }: Lining,
): readonly AlternativeLine[] {
  const appraised = loaded.alternatives.map((one) => ({ one, result: valued(one) }));
  const order = appraised
    .filter(({ result }) => result.npsv !== null)
    .toSorted((a, b) => compare(b.result.npsv!, a.result.npsv!))
    .map(({ one }) => one.name);
  const scores = byScorePlaced(scored);
  const quo = appraised.find(({ one }) => one.isStatusQuo)?.result.npsv ?? null;
  const written = (value: Decimal | null) => ({
    face: value === null ? '' : formatMoney(value, currency),
    exact: value === null ? '' : formatExactMoney(value, currency),
  });
  const lines = appraised.map(({ one, result }) => {
    const { npsv } = result;
    const against = npsv === null || quo === null || one.isStatusQuo ? null : subtract(npsv, quo);
    const score = scores.find(({ name }) => name === one.name);
    return {
      name: one.name,
      isStatusQuo: one.isStatusQuo,
      appraised: result,
      npsv: written(npsv),
      costPv: written(result.costPv),
      benefitPv: written(result.benefitPv),
      against: against === null ? null : { ...written(against), value: against },
      moneyRank: npsv === null ? null : order.indexOf(one.name) + 1,
      score: score ? points(score.value) : '',
      scoreRank: score ? scores.indexOf(score) + 1 : null,
      why: [npsv === null ? result.status : null, scored.missing.get(one.name)].filter(Boolean).join('; '),
      notes: one.notes,
    };
  });
  return lines.toSorted((a, b) => (a.moneyRank ?? Infinity) - (b.moneyRank ?? Infinity) || 0);
}

function placed(
  lines: readonly AlternativeLine[],
  key: 'moneyRank' | 'scoreRank',
  valueOf: (line: AlternativeLine) => Decimal | null,
): readonly Placed[] {
  return lines
    .filter((line) => line[key] !== null)
    .toSorted((a, b) => a[key]! - b[key]!)
    .map((line) => ({ name: line.name, value: valueOf(line) ?? '0' }));
}

/** The share of cost that is fixed, where the baselines agree on one; null else. */
function fixedShareOf({ benefits: { baselines } }: LifecycleData): number | null {
  const shares = [
    ...new Set(baselines.filter(({ isCurrent }) => isCurrent).map(({ fixedShare }) => fixedShare)),
  ];
  const [share] = shares;
  return shares.length !== 1 || share === null || share === undefined ? null : Number(share);
}

function basisOf({ years }: LoadedAlternatives, { title }: RateSet, isMidYear: boolean): string {
  const [first] = years;
  if (!first) return 'No year has a cost or a benefit, so nothing is discounted.';
  const timing = isMidYear ? 'in the middle of each year' : 'at the start of each year';
  return `Discounted at the rates of ${title}, flows ${timing}, year 0 from ${monthLabel(first)}; amounts are taken as real, as they were loaded.`;
}

function chartOf(lines: readonly AlternativeLine[], currency: string | null): BarValues | null {
  const ranked = lines.filter(({ moneyRank }) => moneyRank !== null);
  const others = ranked.filter(({ against }) => against !== null);
  const isAgainst = others.length > 0;
  const drawn = isAgainst ? others : ranked;
  if (drawn.length === 0) return null;
  return {
    unit: {
      kind: 'money',
      label: isAgainst ? 'net present value against the status quo' : 'net present value',
      currency,
    },
    better: 'higher',
    most: 12,
    rows: drawn.map(({ name, against, appraised }) => {
      const exact = against?.value ?? appraised.npsv ?? '0';
      return { id: name, label: name, value: Number(exact), exact, status: null };
    }),
  };
}
