import type { Month } from '#lib/core/vocabulary/month.ts';
import { leadingShift } from './leading.ts';
import { contractPrices } from './prices.ts';
import { bell, randomFor, type Random } from './random.ts';
import type { CostRow, LevelRow, PartnershipRows, Scenario, Side, VolumeRow } from './rows.ts';
import { mean, months, noise, place, season, times, type Series } from './series.ts';
import type { LevelSpec, Money, Story } from './story.ts';

/** Budget lines, the share of running cost each takes, and how many documents a month it is posted in. */
const categories = [
  { name: 'Staff', share: 0.61, documents: 4, noise: 0.008 },
  { name: 'Systems and licences', share: 0.17, documents: 1, noise: 0.01 },
  { name: 'Premises', share: 0.12, documents: 1, noise: 0.006 },
  { name: 'Supplies and travel', share: 0.1, documents: 3, noise: 0.05 },
] as const;

/** April to March: quieter in August, busier at the year end. */
const costSeason = season([1.005, 0.995, 0.995, 1, 0.985, 0.99, 1, 1, 0.99, 1, 1.005, 1.025]);
const volumeSeason = season([1.02, 1, 1.01, 0.97, 0.91, 1.03, 1.04, 1.02, 0.9, 1.05, 1, 1.05]);

/** The same in every scenario of one story. */
interface Setting {
  readonly story: Story;
  readonly seed: number;
  readonly prices: Series;
}

/** Turn a story into the rows of its files. */
export function buildRows(story: Story, seed: number, prices: Series): PartnershipRows {
  const setting: Setting = { story, seed, prices };
  const volumes = story.services.flatMap((service) => [
    ...volumeRows(setting, service.name, 'actual'),
    ...(story.plan ? volumeRows(setting, service.name, 'plan') : []),
  ]);
  const costs = [
    ...costRows(setting, story.actual, 'actual', volumes),
    ...(story.plan ? costRows(setting, story.plan, 'plan', volumes) : []),
  ];
  return {
    costs: costs.toSorted((a, b) => a.period.localeCompare(b.period)),
    volumes: volumes.toSorted((a, b) => a.period.localeCompare(b.period)),
    levels: allLevels(setting, volumes).toSorted((a, b) => a.period.localeCompare(b.period)),
  };
}

/** The plan expects the pattern of the year; what happened adds noise. */
function volumeRows({ story, seed }: Setting, name: string, scenario: Scenario): readonly VolumeRow[] {
  const service = story.services.find((candidate) => candidate.name === name);
  if (!service) throw new Error(`${story.id}: no service ${name}`);
  const expected = times(service.volume, volumeSeason);
  const drawn = times(expected, noise(randomFor(seed, `${story.id}/volume/${name}`), 0.018));
  const plan = expected.map((value) => Math.round(value / 10) * 10 || Math.round(value));
  const values = scenario === 'actual' ? drawn.map(Math.round) : plan;
  return months.flatMap((period, index) =>
    scenario === 'plan' && period < volumePlanFrom(story)
      ? []
      : {
          partnership: story.id,
          period,
          volume: values[index] ?? 0,
          service: name,
          unit: service.unit,
          scenario,
        },
  );
}

/** The plan speaks of volumes from the first month after the baseline; before it there may be planned change cost. */
function volumePlanFrom(story: Story): Month {
  const last = story.baselines[0]?.to ?? '';
  return months.find((month) => month > last && month >= story.planFrom) ?? story.planFrom;
}

function costRows(
  setting: Setting,
  money: Money,
  scenario: Scenario,
  volumes: readonly VolumeRow[],
): readonly CostRow[] {
  return [
    ...money.own.flatMap((own) => {
      const pounds = times(own.pounds, setting.prices, flex(setting.story, own.service, scenario, volumes));
      return scenario === 'plan'
        ? planned(setting, { ...own, pounds, kind: 'run', category: '' })
        : posted(setting, own.party, own.service, pounds);
    }),
    ...money.recharges.flatMap((recharge) => {
      const factor = times(
        contractPrices(setting.prices),
        flex(setting.story, recharge.service, scenario, volumes),
      );
      return recharged(setting, recharge.service, times(recharge.pounds, factor), scenario);
    }),
    ...money.change.flatMap((change) =>
      scenario === 'plan' ? planned(setting, change) : changed(setting, change),
    ),
  ];
}

/** How cost moves with volume: `fixed + (1 - fixed) x volume / mean volume of the baseline period`. */
function flex(story: Story, service: string, scenario: Scenario, volumes: readonly VolumeRow[]): Series {
  const fixed = story.services.find((candidate) => candidate.name === service)?.fixedShare ?? 1;
  const own = volumes.filter((row) => story.flexedBy === 'partnership' || row.service === service);
  const byMonth = (wanted: Scenario): Series =>
    months.map((month) => total(own.filter((row) => row.scenario === wanted && row.period === month)));
  const from = place(story.baselines[0]?.from ?? '2022-04-01');
  const usual = mean(byMonth('actual').slice(from, from + 12));
  return byMonth(scenario).map((volume) => fixed + ((1 - fixed) * volume) / usual);
}

function total(rows: readonly VolumeRow[]): number {
  return rows.reduce((sum, row) => sum + row.volume, 0);
}

/** Running cost as the ledger shows it: by budget line, in several documents. */
function posted(setting: Setting, party: Side, service: string, pounds: Series): readonly CostRow[] {
  return categories.flatMap((category) => {
    const key = `${setting.story.id}/${party}/${service}/${category.name}`;
    const random = randomFor(setting.seed, key);
    const drawn = times(pounds, costSeason, noise(random, category.noise));
    return drawn.flatMap((value, index) =>
      split(Math.round(value * category.share * 100), category.documents, random).map((pence, document) => ({
        ...head(setting, index),
        pence,
        party,
        service,
        category: category.name,
        kind: 'run' as const,
        scenario: 'actual' as const,
        reference: reference(setting, party, index, `${key}/${document}`),
      })),
    );
  });
}

/** An invoice in both ledgers under one number: positive where it is paid and where it is received. */
function recharged(
  setting: Setting,
  service: string,
  pounds: Series,
  scenario: Scenario,
): readonly CostRow[] {
  const isPlan = scenario === 'plan';
  return pounds.flatMap((value, index) => {
    const period = months[index] ?? '';
    if (value <= 0 || (isPlan && period < setting.story.planFrom)) return [];
    const pence = isPlan ? Math.round(value / 100) * 10000 : Math.round(value * 100);
    const row = {
      ...head(setting, index),
      pence,
      service,
      category: 'Recharge',
      kind: 'recharge',
      scenario,
    } as const;
    const invoice = isPlan ? planReference(setting) : `INV-${reference(setting, 'provider', index, service)}`;
    return [
      { ...row, party: 'customer', reference: invoice } as const,
      { ...row, party: 'provider', reference: invoice } as const,
    ];
  });
}

function changed(setting: Setting, change: Money['change'][number]): readonly CostRow[] {
  const key = `${setting.story.id}/${change.party}/${change.kind}/${change.service}/${change.category}`;
  const random = randomFor(setting.seed, key);
  return change.pounds.flatMap((value, index) =>
    value <= 0
      ? []
      : split(Math.round(value * (1 + bell(random) * 0.03) * 100), 2, random).map((pence, document) => ({
          ...head(setting, index),
          pence,
          party: change.party,
          service: change.service,
          category: change.category,
          kind: change.kind,
          scenario: 'actual' as const,
          reference: reference(setting, change.party, index, `${key}/${document}`),
        })),
  );
}

/** A plan is written in whole hundreds of pounds, without budget lines. */
function planned(
  setting: Setting,
  line: Omit<Money['change'][number], 'kind'> & { readonly kind: CostRow['kind'] },
): readonly CostRow[] {
  return line.pounds.flatMap((value, index) => {
    const period = months[index] ?? '';
    const from = line.kind === 'run' ? volumePlanFrom(setting.story) : setting.story.planFrom;
    if (value <= 0 || period < from) return [];
    const { party, service, category, kind } = line;
    const pence = Math.round(value / 100) * 10000;
    const about = { ...head(setting, index), pence, party, service, category, kind };
    return { ...about, scenario: 'plan', reference: planReference(setting) } as const;
  });
}

/** The levels of a story; one that leads another is drawn from the rows of that one. */
function allLevels(setting: Setting, volumes: readonly VolumeRow[]): readonly LevelRow[] {
  const { levels } = setting.story;
  const own = levels.filter(({ leads }) => !leads).flatMap((level) => levelRows(setting, level, volumes));
  const leading = levels.flatMap((level) =>
    level.leads ? levelRows(setting, shifted(level, leadingShift(level.leads, own)), volumes) : [],
  );
  return [...own, ...leading];
}

function shifted(level: LevelSpec, shift: Series): LevelSpec {
  return { ...level, level: level.level.map((value, index) => value + (shift[index] ?? 0)) };
}

function levelRows(
  { story, seed }: Setting,
  level: LevelSpec,
  volumes: readonly VolumeRow[],
): readonly LevelRow[] {
  const random = randomFor(seed, `${story.id}/level/${level.service}/${level.metric}`);
  const actual = volumes.filter((row) => row.service === level.service && row.scenario === 'actual');
  return months.map((period, index) => {
    const drawn = (level.level[index] ?? 0) + bell(random) * level.spread;
    const cases = Math.round((actual[index]?.volume ?? 0) * (level.casesPerUnit ?? 0));
    const isValue = level.casesPerUnit === null;
    return {
      partnership: story.id,
      period,
      metric: level.metric,
      value: isValue ? drawn.toFixed(1) : null,
      numerator: isValue ? null : Math.min(cases, Math.round(cases * drawn)),
      denominator: isValue ? null : cases,
      service: level.service,
      target: level.targets[index] ?? '',
      better: level.better,
      unit: level.unit,
    };
  });
}

function head({ story }: Setting, index: number): Pick<CostRow, 'partnership' | 'period'> {
  return { partnership: story.id, period: months[index] ?? '' };
}

/** Part an amount into documents of uneven size that sum to it exactly. */
function split(pence: number, documents: number, random: Random): readonly number[] {
  const weights = Array.from({ length: documents }, () => 0.6 + random());
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.slice(1).map((weight) => Math.round((pence * weight) / whole));
  return [pence - parts.reduce((sum, part) => sum + part, 0), ...parts];
}

/** A document number as a finance system writes it: ledger, year and month, and a number. */
function reference({ story, seed }: Setting, party: Side, index: number, key: string): string {
  const month = (months[index] ?? '').slice(2, 7).replace('-', '');
  const number = Math.floor(randomFor(seed, `${key}/${index}`)() * 1_000_000);
  return `${story.ledgers[party]}${month}-${String(number).padStart(6, '0')}`;
}

function planReference({ story }: Setting): string {
  return `PLAN-${story.id.toUpperCase()}`;
}
