import { needsMonths } from '../measures/summary.ts';
import { formatMoney } from '../vocabulary/format.ts';
import { monthLabel, type Month } from '../vocabulary/month.ts';
import { negate, subtract } from '../vocabulary/money.ts';
import type { Point } from '../vocabulary/point.ts';
import type { PartnershipRow } from './portfolio.ts';

/** The message of a partnership in a few sentences drawn from its figures, as it stood at the end of a month. */
export function partnershipStory(row: PartnershipRow, points: readonly Point[]): string {
  return [savingSentence(row, points), naiveSentence(row, points), serviceSentence(row)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function savingSentence(row: PartnershipRow, points: readonly Point[]): string {
  if (row.grains.length > 0 && !row.grains.includes('month'))
    return `No saving can be stated, as ${needsMonths(row.grains)}. Cost and service are shown as given.`;
  if (!row.info.hasBaseline)
    return 'There is no baseline, so no saving can be stated: cost and service are shown.';
  if (row.netPosition === null || row.at === null)
    return `The net saving is not available: ${row.status ?? 'no data'}.`;
  const isLoss = row.netPosition.startsWith('-');
  const amount = formatMoney(isLoss ? negate(row.netPosition) : row.netPosition, row.currency);
  const verb = isLoss ? `has cost ${amount} more than it saved` : `has saved ${amount} net`;
  if (!row.isVerified)
    return `To ${monthLabel(row.at)} it ${verb}; ${row.status ?? 'baseline not verified'}.`;
  return `To ${monthLabel(row.at)} it ${verb}${planPhrase(row)}${breakEvenPhrase(row, points)}.`;
}

function planPhrase({ netPosition, plannedNetPosition, currency }: PartnershipRow): string {
  if (netPosition === null || plannedNetPosition === null) return '';
  const gap = subtract(netPosition, plannedNetPosition);
  const isBelow = gap.startsWith('-');
  return `, ${formatMoney(isBelow ? negate(gap) : gap, currency)} ${isBelow ? 'below' : 'above'} plan`;
}

function breakEvenPhrase(row: PartnershipRow, points: readonly Point[]): string {
  const series = points
    .filter(
      (point) =>
        point.measure === row.positionMeasure && point.service === null && point.period <= (row.at ?? ''),
    )
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const month = brokeEvenIn(series);
  return month ? `; it broke even in ${monthLabel(month)}` : '';
}

/** The first month from which a position that was below zero stays at or above it; null when it never was or is. */
function brokeEvenIn(series: readonly Point[]): Month | null {
  if (series.some((point) => point.value === null)) return null;
  const lastBelow = series.findLastIndex((point) => Number(point.value) < 0);
  return lastBelow < 0 ? null : (series[lastBelow + 1]?.period ?? null);
}

/** Said when unit cost fell by a twentieth or more although hardly anything was saved: volume did it. */
function naiveSentence(row: PartnershipRow, points: readonly Point[]): string {
  if (row.netPosition === null || row.at === null) return '';
  const year = 12;
  const costs = seriesUntil(points, 'unit_cost', row.at);
  const gross = seriesUntil(points, 'gross_saving', row.at).slice(-year);
  const cost = seriesUntil(points, 'cost', row.at).slice(-year);
  const [first, last] = [ratioOf(costs.slice(0, year)), ratioOf(costs.slice(-year))];
  if (first === null || last === null || costs.length < 2 * year) return '';
  const fall = 1 - last / first;
  const share = sumOf(gross) / sumOf(cost);
  if (fall < 0.05 || share > fall / 4) return '';
  return `Unit cost fell by ${Math.round(fall * 100)}%, yet hardly any cost was saved: fixed cost is spread over more volume.`;
}

function seriesUntil(points: readonly Point[], measure: string, until: Month): readonly Point[] {
  return points
    .filter(
      (point) =>
        point.measure === measure &&
        point.service === null &&
        point.grain === 'month' &&
        point.period <= until &&
        point.value !== null,
    )
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

function ratioOf(points: readonly Point[]): number | null {
  const denominator = points.reduce((sum, point) => sum + Number(point.denominator), 0);
  if (denominator === 0) return null;
  return points.reduce((sum, point) => sum + Number(point.numerator), 0) / denominator;
}

function sumOf(points: readonly Point[]): number {
  return points.reduce((sum, point) => sum + Number(point.value), 0);
}

function serviceSentence({ targets, targetsMet }: PartnershipRow): string {
  if (targets === null || targetsMet === null || targets === 0) return '';
  if (targetsMet === targets) return allMet(targets);
  if (targets === 1) return 'Its one service target is missed.';
  return `${targetsMet} of ${targets} service targets ${targetsMet === 1 ? 'is' : 'are'} met.`;
}

function allMet(targets: number): string {
  if (targets === 1) return 'Its service target is met.';
  return targets === 2 ? 'Both service targets are met.' : `All ${targets} service targets are met.`;
}
