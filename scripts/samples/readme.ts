import { thousands, type Columns, table } from './markdown.ts';
import type { KnownPartnership, KnownTotals } from './known-totals.ts';
import type { Sample } from './sample.ts';
import { workedExamples } from './worked-examples.ts';

/** What is in each file, for the table at the top. */
const contents: Readonly<Record<string, string>> = {
  'costs.csv':
    'Running cost of both parties by service and budget line, recharges (in both ledgers, positive on both sides), cost of the change (transition, dual running, stranded, one-off), and the phased plan',
  'volumes.csv': 'What was delivered each month, by service; planned volumes where there is a plan',
  'service_levels.csv':
    'Levels by service: cases met and counted, or a value such as days; targets that change at a date',
  'tickets.csv':
    'Cases of two desks from October 2025, as drawn on 31 March 2026: those judged are, month by month, the cases of the service level, and as many made it; a few are open',
  'partnerships.csv': 'Five partnerships: who buys, who runs, stage and dates',
  'benefits.csv':
    'Benefit profiles of every class, verified and not, with evidence; one was claimed and then rejected by audit',
  'benefit_plan.csv':
    'Planned and recorded pounds of each benefit by month (the sum is over both); quality is told by its measure and not typed in',
  'baselines.csv':
    'Frozen baselines with approval and evidence; one in two versions, one by service, one partnership without',
  'agreement.csv':
    'Components by version: service levels with the targets of `service_levels.csv`, charges, volume bands, credits, principles',
  'events.csv': 'What happened when',
  'price_index.csv': 'A made-up consumer price index, April 2022 = 100',
  'objectives.csv': 'What each partnership is for, with target, measure, owner and next review',
  'log.csv': 'Constraints, opportunities, challenges and risks, with their size',
  'alternatives.csv':
    'Other ways to have each service: cost and benefit of five years (the sum is cost), then scores by weighted criterion',
  'survey.csv': 'Mean answers to six principles by wave and side',
  'programme.csv': 'Milestones as planned, as forecast and as reached',
};

/** The README of data-samples/. */
export function readme(sample: Sample, totals: KnownTotals): string {
  return `${[
    '# Sample data',
    'Written by `npm run samples`; do not edit by hand. Five made-up partnerships between made-up bodies, 48 months (April 2022 to March 2026), in pounds. ' +
      `The generator is seeded (${totals.seed}): it writes the same bytes on every machine. The totals below are computed from its rows in whole pence, without the SQL of the product, and stand in full in \`known-totals.json\`.`,
    '## Files',
    fileTable(totals),
    '`workspace.json` holds the settings of the sample: the two pairs of series that an analyst suspects of a lead.',
    '## Stories',
    ...sample.partnerships.map(
      ({ story }) =>
        `**${story.name}** (\`${story.id}\`, ${story.stage}; ${story.customer} buys, ${story.provider} runs). ${story.told} *Where to look:* ${story.look}`,
    ),
    '## Known totals',
    'Actual figures in pounds, all 48 months. *Government* is both bodies together: recharges cancel out. Recharges paid equal recharges received.',
    costTable(totals),
    'Savings to date, from the first month after the baseline (or the first change cost, if earlier) to March 2026. Net saving is gross saving less the cost of the change.',
    savingTable(totals),
    'Break-even is the first month from which the cumulative net position stays at or above zero. The naive figure is what `unit cost of the baseline x price x volume - cost` would claim: it books the dilution of fixed cost as a saving.',
    outcomeTable(totals),
    'Levels in March 2026, by service and pooled over services where cases are counted.',
    levelTable(totals),
    '## Three figures by hand',
    ...workedExamples(sample),
  ].join('\n\n')}\n`;
}

function fileTable({ files }: KnownTotals): string {
  const columns: Columns = ['File', 'What it holds', '>Rows', '>Sum'];
  return table(
    columns,
    Object.entries(files).map(([name, { rows, amount }]) => [
      `\`${name}\``,
      contents[name] ?? '',
      thousands(String(rows)),
      amount === null ? '' : thousands(amount),
    ]),
  );
}

function costTable({ partnerships }: KnownTotals): string {
  return table(
    ['Partnership', '>Cost, government', '>Cost, customer', '>Cost, provider', '>Recharges', '>Change cost'],
    partnerships.map((known) => [
      `\`${known.partnership}\``,
      ...[known.cost.system, known.cost.customer, known.cost.provider].map(thousands),
      thousands(known.recharge_paid),
      thousands(known.change_cost.system),
    ]),
  );
}

function savingTable({ partnerships }: KnownTotals): string {
  return table(
    ['Partnership', 'View', '>Flexed baseline', '>Cost', '>Gross saving', '>Change cost', '>Net saving'],
    partnerships.flatMap(({ partnership, savings }) =>
      savings === null
        ? [[`\`${partnership}\``, 'no baseline', '', '', '', '', '']]
        : (['system', 'customer', 'provider'] as const).map((view) => [
            `\`${partnership}\``,
            view === 'system' ? 'government' : view,
            thousands(savings.flexed_baseline[view]),
            thousands(savings.cost_after_baseline[view]),
            thousands(savings.gross_saving[view]),
            thousands(savings.change_cost[view]),
            thousands(savings.net_saving[view]),
          ]),
    ),
  );
}

function outcomeTable({ partnerships }: KnownTotals): string {
  return table(
    [
      'Partnership',
      '>Realisation rate',
      'Break-even',
      '>Naive saving',
      '>Unit cost 2022-23',
      '>Unit cost 2025-26',
    ],
    partnerships.map((known) => [
      `\`${known.partnership}\``,
      realisation(known),
      known.savings ? (known.savings.break_even.system?.slice(0, 7) ?? 'not yet') : 'no baseline',
      thousands(known.savings?.naive_unit_cost_saving ?? '-'),
      known.unit_cost_first_year ?? 'units differ',
      known.unit_cost_last_year ?? 'units differ',
    ]),
  );
}

function realisation({ savings }: KnownPartnership): string {
  const rate = savings?.realisation_rate?.system.value;
  return rate ? `${(Number(rate) * 100).toFixed(1)}%` : 'no plan';
}

function levelTable({ partnerships }: KnownTotals): string {
  return table(
    ['Partnership', 'Metric', 'Service', '>Met', '>Of', '>Level', '>Target'],
    partnerships.flatMap(({ partnership, attainment }) =>
      attainment.map((level) => [
        `\`${partnership}\``,
        level.metric,
        level.service ?? '*all, pooled*',
        thousands(level.numerator ?? ''),
        thousands(level.denominator ?? ''),
        level.unit === 'share' ? level.value : `${level.value} ${level.unit}`,
        level.target ?? '',
      ]),
    ),
  );
}
