import type { Grain } from '../../vocabulary/grain.ts';
import { quarterStart } from '../../vocabulary/fiscal.ts';
import {
  formatExact,
  formatExactMoney,
  formatFace,
  formatMoney,
  formatShare,
} from '../../vocabulary/format.ts';
import { subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { periodLabel } from '../../vocabulary/period.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import { noFigure, sizeOf, sumToDate } from '../benefits/benefit-figure.ts';
import { realisationCurve } from '../benefits/realisation-curve.ts';
import { benefitsStory } from '../benefits/story.ts';
import { latestLongPeriod, ofShortestGrain } from '../grains-of.ts';
import { pointsOfMeasure } from '../points-of-measure.ts';
import { headlineChart } from './charts.ts';
import { moneyFeeds, serviceFeeds, type Draft } from './draft.ts';
import { moneyUnit, packFigure } from './figures.ts';
import { causeWords } from './gap-causes.ts';
import type { PackFigure } from './pack.ts';
import type { PackSource } from './pack-source.ts';

import { counted, opening } from './titles.ts';

/** What was saved against plan, how the service stands, and what is at risk. */
export function headlinePage(source: PackSource): Draft {
  const { data, view, names, noSaving } = source;
  const chart = headlineChart(source);
  const story = benefitsStory(data, view, names);
  return {
    id: 'headline',
    kind: 'headline',
    titles: headlineTitles(source),
    lead: opening(noSaving === null ? story : (source.levels?.sentence ?? story), longestLead),
    blocks: [
      { kind: 'figures', id: 'headline/figures', figures: figuresFor(source) },
      ...(chart ? [chart] : []),
    ],
    measures:
      noSaving === null
        ? ['verified_net_position', 'realisation_rate', 'planned_net_position', 'targets_met']
        : ['cost', 'targets_met'],
    feeds: [...moneyFeeds, ...serviceFeeds],
    isMoney: true,
    notes: [
      story,
      ...source.headline.warnings,
      ...(source.naive.isDilution ? [source.naive.sentence] : []),
      ...source.trends.trends
        .filter(({ id, note }) => id === 'realisation' && note !== '')
        .map(({ note }) => note),
    ],
  };
}

/** Two lines of a slide. */
const longestLead = 240;

/** `Saving is 22% under plan, half of it from the cost of the change`: what the meeting must know first. */
function headlineTitles(source: PackSource): readonly string[] {
  const { headline, views, noSaving, currency, naive, names } = source;
  if (noSaving !== null) return withoutSaving(source, noSaving);
  const { value, status } = headline.headline;
  const money = (amount: Decimal) => formatMoney(sizeOf(amount), currency);
  if (views.isMoved) return movedTitles(source);
  if (value === null) {
    const dilution = naive.isDilution ? [naive.sentence.split(':')[0] ?? ''] : [];
    return [
      ...dilution.map((words) => `${words}; no verified saving can be stated`),
      `No verified saving can be stated: ${status?.detail ?? 'no data'}`,
      'No verified saving can be stated',
    ];
  }
  const of = source.view.party === 'system' ? '' : ` of ${names[source.view.party]}`;
  const gap = headline.gap === null ? '' : `, ${headline.gap.text}`;
  if (value.startsWith('-'))
    return [
      `More was spent than saved${of}: ${money(value)} net${gap}`,
      `${money(value)} more was spent than saved`,
    ];
  const plan = planTitle(source);
  if (plan === null)
    return [`${money(value)} saved net${of}${gap || '; there is no plan to hold it against'}`];
  const cause = causeWords(source);
  return [
    `Saving${of} is ${plan}${cause}`,
    `Saving is ${plan}${cause}`,
    `Saving${of} is ${plan}`,
    `Saving is ${plan}`,
  ];
}

function movedTitles({ views, names, currency }: PackSource): readonly string[] {
  const net = views.lines.find(({ id }) => id === 'net_saving');
  const [customer, provider] = [net?.figures.customer.value ?? '0', net?.figures.provider.value ?? '0'];
  const [gains, pays] = customer.startsWith('-')
    ? (['provider', 'customer'] as const)
    : (['customer', 'provider'] as const);
  const gain = formatMoney(sizeOf(gains === 'customer' ? customer : provider), currency);
  const loss = formatMoney(sizeOf(pays === 'customer' ? customer : provider), currency);
  return [
    `The cost has moved, not gone: ${names[gains]} saves ${gain}, ${names[pays]} pays ${loss} more`,
    `The cost has moved, not gone: the ${gains} saves ${gain}, the ${pays} pays ${loss} more`,
  ];
}

function withoutSaving({ levels, row }: PackSource, why: string): readonly string[] {
  const decisions = levels?.decisions.length ?? 0;
  const service =
    decisions > 0
      ? `, and ${counted(decisions, 'service level')} ${decisions === 1 ? 'needs' : 'need'} a decision`
      : row.targets === null || row.targetsMet === null
        ? ''
        : `; ${row.targetsMet} of ${counted(row.targets, 'service target')} met`;
  return [
    `No saving can be stated (${why})${service}`,
    `No saving can be stated: ${why}`,
    'No saving can be stated',
  ];
}

/** `22% under plan`; null where there is no plan that a share can be taken of. */
function planTitle({ headline }: PackSource): string | null {
  const { value } = headline.realisation;
  if (value === null) return null;
  const short = subtract('1', value);
  const size = formatShare(sizeOf(short), 0);
  if (size === '0%') return 'as planned';
  return `${size} ${short.startsWith('-') ? 'over' : 'under'} plan`;
}

function figuresFor(source: PackSource): readonly PackFigure[] {
  const { headline, currency, noSaving } = source;
  const net = packFigure('headline/net', headline.headline, moneyUnit(currency), headline.gap);
  const rate = packFigure('headline/realisation', headline.realisation, { kind: 'share', label: '' });
  return [net, noSaving === null ? rate : costFigure(source), targetsFigure(source), riskFigure(source)];
}

/** What the service cost in the quarter: shown where no saving can be. */
function costFigure({ data, view, until, request, currency, indicatorsData }: PackSource): PackFigure {
  const id = 'headline/cost';
  const wanted = { label: 'Running cost', measure: 'cost', absent: 'no costs' };
  const unit = moneyUnit(currency);
  const long = latestLongPeriod(indicatorsData.points, 'cost', until);
  if (long === null) {
    const from = quarterStart(request.quarter, view.calendar);
    const isThere = pointsOfMeasure(data.whole, 'cost').length > 0;
    const figure = isThere ? sumToDate(data, view, { ...wanted, from }) : noFigure(view, wanted, 'no costs');
    return packFigure(id, figure, unit);
  }
  const { partnership, value, period, grain, status } = long;
  const own = unitOfPoint({ unit: 'money' }, long.unit);
  const base = noFigure(view, wanted, status ?? 'no value');
  return packFigure(
    id,
    {
      ...base,
      value,
      face: value === null ? '' : formatFace(value, own),
      exact: value === null ? '' : formatExact(value, own),
      period: `${periodLabel(period, grain, view.calendar)}, ${view.terms}`,
      status: value === null ? base.status : status === null ? null : { kind: 'provisional', detail: status },
      ref: { measure: 'cost', partnership, service: null, metric: null, period, grain },
    },
    own,
  );
}

/** As the Overview counts them. */
function targetsFigure({ row, indicatorsData, until, view }: PackSource): PackFigure {
  const { targets, targetsMet, targetsAt, targetsGrain, info } = row;
  const id = 'headline/targets';
  const unit = { kind: 'share', label: '' } as const;
  const label = 'Service targets met';
  if (targets === null || targetsMet === null || targetsAt === null)
    return packFigure(
      id,
      noFigure(view, { label, measure: 'targets_met' }, 'no service level has a target'),
      unit,
    );
  const point = ofShortestGrain(pointsOfMeasure(indicatorsData.points, 'targets_met')).find(
    ({ period, grain, service }) => period === targetsAt && grain === targetsGrain && service === null,
  );
  const face = `${targetsMet} of ${targets}`;
  const missed = targets - targetsMet;
  const { partnership } = info;
  const grain = targetsGrain === 'month' ? {} : { grain: targetsGrain };
  return {
    id,
    label,
    value: point?.value ?? null,
    unit,
    face,
    exact: face,
    period: `in ${periodLabel(targetsAt, targetsGrain, view.calendar)}`,
    delta:
      missed === 0
        ? { text: 'every target is met', direction: 'level', tone: 'good' }
        : { text: `${missed} missed`, direction: 'down', tone: 'concern' },
    status: isBefore(targetsAt, targetsGrain, until)
      ? { kind: 'provisional', detail: `no target was counted since, to ${monthLabel(until)}` }
      : null,
    ref: { measure: 'targets_met', partnership, service: null, metric: null, period: targetsAt, ...grain },
  };
}

/** True where a month that was counted lies before the one in view; longer periods end where they end. */
function isBefore(period: string, grain: Grain, until: string): boolean {
  return grain === 'month' && period < until;
}

/** What of the plan is at risk; where nothing is, or there is no plan, how many warnings need a decision. */
function riskFigure({ data, view, currency, indicators, until }: PackSource): PackFigure {
  const curve = realisationCurve(data, view);
  const end = curve?.series
    .find(({ role }) => role === 'plan')
    ?.points.findLast(({ value }) => value !== null);
  if (curve?.atRisk != null && end) {
    return {
      id: 'headline/at-risk',
      label: 'At risk of the whole plan',
      value: curve.atRisk,
      unit: moneyUnit(currency),
      face: formatMoney(curve.atRisk, currency),
      exact: formatExactMoney(curve.atRisk, currency),
      period: `plan to ${monthLabel(end.period)}, ${view.terms}`,
      delta: null,
      status: null,
      ref: null,
    };
  }
  const urgent = indicators.warnings.filter(({ row }) => row.attention === 'decide').length;
  const face = urgent.toLocaleString('en-GB');
  return {
    id: 'headline/warnings',
    label: 'Warnings that need a decision',
    value: indicators.rows.length === 0 ? null : String(urgent),
    unit: { kind: 'count', label: '' },
    face: indicators.rows.length === 0 ? '' : face,
    exact: indicators.rows.length === 0 ? '' : face,
    period: `to ${monthLabel(until)}`,
    delta: null,
    status:
      indicators.rows.length === 0 ? { kind: 'unavailable', detail: 'no indicator can be computed' } : null,
    ref: null,
  };
}
