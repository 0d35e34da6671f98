import type { Month } from '#lib/core/vocabulary/month.ts';
import { contractPrices } from './prices.ts';
import type { AgreementRecord } from './records.ts';
import { months, type Series } from './series.ts';
import { principles } from './survey.ts';
import type { LevelSpec, Recharge, Story } from './story.ts';

/** Every version of every component of an agreement: service levels and charges follow from the story's figures. */
export function agreementRecords(story: Story, prices: Series): readonly AgreementRecord[] {
  return [
    ...story.levels
      .filter(hasTarget)
      .filter(isFirstOfMetric)
      .flatMap((level) => levelVersions(story, level)),
    ...story.actual.recharges.flatMap((recharge) => chargeVersions(story, recharge, prices)),
    ...story.papers.terms,
    ...principles.map((principle) => ({
      component: `Principle: ${principle}`,
      kind: 'principle',
      effective_from: story.papers.principlesFrom,
      version: '1',
      note: 'Asked about in the relationship survey',
    })),
  ].map((component) => ({ partnership: story.id, ...component }));
}

/** A level that is only watched is no part of the agreement. */
function hasTarget({ targets }: LevelSpec): boolean {
  return targets.some((target) => target !== '');
}

/** A level that several services share is one component. */
function isFirstOfMetric({ metric }: LevelSpec, index: number, levels: readonly LevelSpec[]): boolean {
  return levels.findIndex((level) => level.metric === metric) === index;
}

interface Version {
  readonly from: string;
  readonly figure: string;
}

/** A new version for each new target. */
function levelVersions(story: Story, { metric, unit, targets }: LevelSpec): readonly AgreementRecord[] {
  const versions = months.flatMap((from, index) =>
    index === 0 || targets[index] !== targets[index - 1] ? [{ from, figure: targets[index] ?? '' }] : [],
  );
  return dated(withStart(versions, story.start)).map(({ figure, ...dates }) => ({
    component: `Service level: ${metric}`,
    kind: 'service_level',
    metric,
    target: figure,
    unit,
    note: story.papers.levelNote,
    ...dates,
  }));
}

/** The first version applies from the day of the agreement; without one, from the first month. */
function withStart([first, ...others]: readonly Version[], start: string): readonly Version[] {
  return first ? [{ ...first, from: start || first.from }, ...others] : [];
}

/** A new version each April, when the charge follows the prices of the year; in whole pounds. */
function chargeVersions(
  story: Story,
  { service, pounds }: Recharge,
  prices: Series,
): readonly AgreementRecord[] {
  const full = pounds.at(-1) ?? 0;
  const levels = contractPrices(prices);
  const begins = pounds.findIndex((value) => value > 0);
  const versions = months.flatMap((from, index) =>
    index === begins || (index > begins && isApril(from))
      ? [{ from, figure: String(Math.round(full * (levels[index] ?? 0))) }]
      : [],
  );
  return dated(versions).map(({ figure, ...dates }) => ({
    component: `Charge: ${service}`,
    kind: 'price',
    value: figure,
    unit: 'GBP a month',
    note: story.papers.chargeNote,
    ...dates,
  }));
}

function isApril(month: Month): boolean {
  return month.slice(5, 7) === '04';
}

/** Number the versions; each applies until the day before the next one. */
function dated(versions: readonly Version[]) {
  return versions.map(({ from, figure }, index) => ({
    figure,
    effective_from: from,
    effective_to: dayBefore(versions[index + 1]?.from),
    version: String(index + 1),
  }));
}

function dayBefore(day: string | undefined): string {
  return day === undefined ? '' : new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
