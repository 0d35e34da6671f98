import type { ControlFigure } from '#lib/core/charts/control.ts';
import type { FanValues } from '#lib/core/charts/fan.ts';
import type { QuarterTick, TrendValues } from '#lib/core/charts/values.ts';
import type { WaterfallValues } from '#lib/core/charts/waterfall.ts';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import type { Pack, PackBlock, PackFigure, PackPage } from '#lib/core/review/pack/pack.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import type { Unit } from '#lib/core/vocabulary/format.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

/** Texts that have broken files before: XML, formulas, a word without end, right-to-left, emoji, control characters. */
export const hostile = {
  xml: `<script>alert("1 & 2")</script> ]]> &amp; <a:t/>`,
  formula: '=HYPERLINK("http://example.org","pay")',
  longWord: 'Verwaltungsgebührenermäßigungsantragsformular'.repeat(6),
  rightToLeft: 'التوفير أقل من الخطة بنسبة ١٢٪',
  emoji: '👩🏽‍💼 saved 🎉',
  control: `a\u0000b\u0007c\u001bd\ud800e\uffff`,
  comment: `${'Why the volume fell, and what was done about it. '.repeat(81)}The end of 4,000.`,
} as const;

const money: Unit = { kind: 'money', label: 'net position', currency: 'GBP' };
const share: Unit = { kind: 'share', label: 'cases in time' };
const first = '2024-04-01';
const quarters: readonly QuarterTick[] = Array.from({ length: 8 }, (_, at) => ({
  start: addMonths(first, at * 3),
  label: `Q${(at % 4) + 1} ${at < 4 ? '2024-25' : '2025-26'}`,
}));

/** A running position over 24 months: one month missing, one provisional; a plan, a baseline and a target beside it. */
export const trend: TrendValues = {
  subject: 'Net position',
  unit: money,
  zero: true,
  quarters,
  events: [{ date: '2025-01-15', title: 'New contract' }],
  series: [
    {
      id: 'actual',
      label: 'Actual',
      role: 'actual',
      points: Array.from({ length: 24 }, (_, at) => ({
        period: addMonths(first, at),
        value: at === 9 ? null : -120_000.5 + at * 30_000.25,
        exact: at === 9 ? null : (-120_000.5 + at * 30_000.25).toFixed(2),
        status: at === 9 ? 'file missing' : at === 23 ? 'provisional' : null,
      })),
    },
    {
      id: 'plan',
      label: 'Plan',
      role: 'plan',
      points: Array.from({ length: 24 }, (_, at) => ({
        period: addMonths(first, at),
        value: -100_000 + at * 36_000,
      })),
    },
    {
      id: 'baseline',
      label: 'Baseline',
      role: 'baseline',
      points: Array.from({ length: 24 }, (_, at) => ({ period: addMonths(first, at), value: 0 })),
    },
    {
      id: 'target',
      label: 'Target',
      role: 'target',
      points: Array.from({ length: 24 }, (_, at) => ({
        period: addMonths(first, at),
        value: at < 12 ? 200_000 : 500_000,
      })),
    },
  ],
};

export const fan: FanValues = {
  trend: { ...trend, series: trend.series.slice(0, 2) },
  forecast: Array.from({ length: 6 }, (_, at) => ({
    period: addMonths(first, 24 + at),
    value: 600_000 + at * 20_000,
    ranges: [
      { share: 0.5, lower: 590_000 + at * 10_000, upper: 610_000 + at * 30_000 },
      { share: 0.8, lower: 570_000 + at * 5_000, upper: 630_000 + at * 45_000 },
    ],
  })),
};

const attained = [
  0.95, 0.944, 0.952, 0.947, 0.951, 0.949, 0.953, 0.946, 0.95, 0.948, 0.952, 0.949, 0.947, 0.86, 0.951, 0.95,
  0.91, 0.905, 0.912, 0.908, 0.911, 0.907, 0.91, 0.909,
];

/** A level whose limits start anew in August 2025, with a month outside its limits before. */
const control: ControlFigure = {
  unit: share,
  quarters,
  events: [{ date: '2025-01-15', title: 'New contract' }],
  chart: controlChart({
    values: attained.map((value, at) => ({
      period: addMonths(first, at),
      value,
      numerator: Math.round(value * 1000),
      denominator: 1000,
      target: 0.93,
      status: null,
    })),
    kind: 'individuals',
    better: 'higher',
    settings: defaultIndicators,
    rebases: [{ date: '2025-08-01', title: 'New system', reason: 'measured otherwise' }],
  }),
};

/** 480,000.00 + 150,000.00 - 60,000.50 - 40,000.00 = 529,999.50 */
export const waterfall: WaterfallValues = {
  unit: { kind: 'money', label: 'net saving', currency: 'GBP' },
  scheme: 'the midpoint scheme',
  from: { label: 'Plan', total: '480000.00' },
  to: { label: 'Actual', total: '529999.50' },
  better: 'higher',
  steps: [
    { id: 'volume', label: 'Volume', amount: '150000.00', meaning: 'more cases than planned' },
    { id: 'price', label: 'Price', amount: '-60000.50', meaning: 'dearer cases' },
    { id: 'mix', label: 'Mix', amount: '-40000.00', meaning: 'other cases' },
  ],
};

const net: PackFigure = {
  id: 'headline/net',
  label: 'Verified net saving to date',
  value: '1240332.10',
  unit: money,
  face: '£1.24m',
  exact: '£1,240,332.10',
  period: 'to Mar 2026, nominal',
  delta: { text: '£169k below plan', direction: 'down', tone: 'concern' },
  status: null,
  ref: null,
};

const rate: PackFigure = {
  ...net,
  id: 'headline/rate',
  label: 'Realised of plan to date',
  value: '0.8803',
  unit: { kind: 'share', label: '' },
  face: '88.0%',
  exact: '88.03%',
  delta: null,
  status: { kind: 'provisional', detail: 'Mar 2026 is provisional' },
};

const unknown: PackFigure = {
  ...net,
  id: 'headline/payback',
  label: 'Payback',
  value: null,
  face: '',
  exact: '',
  period: 'to Mar 2026',
  delta: null,
  status: { kind: 'unavailable', detail: 'no plan' },
};

const marks = [
  { kind: 'sample', words: 'Sample data' },
  { kind: 'does-not-tie', words: 'Does not tie: £12.00 apart' },
] as const;

/** A page around blocks; its id and kind say what it is. */
export function packPage(id: PackPage['id'], kind: PackPage['kind'], rest: Partial<PackPage>): PackPage {
  return {
    id,
    kind,
    title: `The message of ${id}`,
    proposed: `The message of ${id}`,
    isHidden: false,
    lead: '',
    blocks: [],
    notes: [],
    source: 'costs.csv, tickets.csv',
    marks: [],
    comments: [],
    ...rest,
  };
}

/** A table block of so many rows. */
export function tableBlock(id: string, rows: number): PackBlock {
  return {
    kind: 'table',
    id,
    title: 'Service levels',
    refs: {},
    note: 'Limits by NHS Making Data Count.',
    table: {
      columns: [
        { id: 'level', label: 'Level', align: 'start' },
        { id: 'now', label: 'Now', align: 'end' },
        { id: 'says', label: 'What it says', align: 'start' },
      ],
      rows: Array.from({ length: rows }, (_, at) => ({
        id: `row-${at}`,
        cells: [
          { text: `Answered in time ${at + 1}`, sort: at },
          { text: `${90 + (at % 10)}.${at % 10}%`, sort: 90 + at, exact: String(0.9 + (at % 10) / 100) },
          {
            text: 'Concern, low',
            sort: 'Concern',
            icon: { kind: 'variation' as const, variation: 'concern' as const, side: 'low' as const },
          },
        ],
      })),
    },
  };
}

/** A chart block around a chart. */
function chartBlock(id: string, chart: Extract<PackBlock, { kind: 'chart' }>['chart']): PackBlock {
  return {
    kind: 'chart',
    id,
    title: `Chart of ${id}`,
    unit: 'GBP, whole of government',
    summary: `The finding of ${id} in words.`,
    chart,
    source: 'costs.csv',
    refs: {},
  };
}

/** A review that holds each kind of block and chart, missing figures, marks and comments. */
export function packOfEverything(changed: Partial<Pack> = {}): Pack {
  return {
    partnership: 'P01',
    name: 'Payroll for Harbour City',
    customer: 'Harbour City Council',
    provider: 'Shared Services Agency',
    quarter: '2025-Q4',
    quarterLabel: 'Q4 2025-26',
    until: '2026-03-01',
    party: 'system',
    terms: 'nominal',
    scope: 'Whole of government, nominal, GBP',
    madeAt: '2026-05-02T09:30:00Z',
    vintage: 'Data to Mar 2026, figures as at the end of Q4 2025-26, made on 2 May 2026',
    marks,
    provenance: {
      sources: [
        {
          name: 'costs.csv',
          sha256: 'ab'.repeat(32),
          sizeBytes: 12_000,
          dataset: 'cost',
          read: 120,
          accepted: 118,
          rejected: 2,
          excluded: 0,
          tie: 'does-not-tie',
          difference: '12.00',
        },
      ],
      measures: [
        {
          id: 'net_saving',
          title: 'Net saving',
          meaning: 'what was saved after what it cost',
          formula: 'gross_saving - change_cost',
          unit: 'money',
          source: 'costs',
          caveat: '',
          version: '0123456789ab',
        },
      ],
      parameters: [{ name: 'Fiscal year', value: 'April to March' }],
    },
    pages: pagesOfEverything(),
    ...changed,
  };
}

function pagesOfEverything(): readonly PackPage[] {
  return [
    packPage('cover', 'cover', { title: 'Saving is 12% under plan, nearly all of it from volume' }),
    packPage('headline', 'headline', {
      title: 'Saving is 12% under plan, nearly all of it from volume',
      lead: 'Service held; one level needs a decision.',
      blocks: [
        { kind: 'figures', id: 'headline/figures', figures: [net, rate, unknown] },
        chartBlock('headline/position', { kind: 'position', values: trend }),
      ],
      notes: ['Net saving: what was saved after what it cost.'],
      marks,
      comments: [
        {
          id: 'c1',
          at: 'headline/net',
          text: 'Volume is back since April.',
          by: 'A. Analyst',
          on: '2026-05-01T08:00:00Z',
        },
      ],
    }),
    packPage('bridge', 'bridge', {
      blocks: [chartBlock('bridge/steps', { kind: 'waterfall', values: waterfall })],
    }),
    packPage('service', 'service', { blocks: [tableBlock('service/levels', 5)] }),
    packPage('level:In time', 'level', {
      blocks: [chartBlock('level/control', { kind: 'control', figure: control, subject: 'Cases in time' })],
    }),
    packPage('forecast', 'forecast', { blocks: [chartBlock('forecast/fan', { kind: 'fan', values: fan })] }),
    packPage('indicators', 'indicators', {
      blocks: [
        chartBlock('indicators/bars', {
          kind: 'bars',
          values: {
            unit: share,
            most: 3,
            better: 'higher',
            rows: [
              { id: 'a', label: 'Enquiries', value: 0.96, target: 0.95 },
              { id: 'b', label: 'Complaints', value: 0.72, target: 0.9 },
              { id: 'c', label: 'Appeals', value: null, status: 'withheld' },
              { id: 'd', label: 'Others', value: 0.5 },
            ],
          },
        }),
      ],
    }),
    packPage('hidden', 'own', { isHidden: true, title: 'Nobody sees this' }),
    packPage('decisions', 'decisions', {
      blocks: [
        { kind: 'text', id: 'decisions/text', paragraphs: ['Two things are asked of the meeting.'] },
        {
          kind: 'decisions',
          id: 'decisions/asked',
          decisions: [
            {
              id: 'd1',
              text: 'Change the target of appeals',
              owner: 'B. Board',
              due: '2026-07-01',
              why: 'Missed 17 months running.',
            },
            { id: 'd2', text: 'Fund two posts', owner: '', due: null, why: '' },
          ],
        },
      ],
    }),
  ];
}

/** A review whose every text is hostile. */
export function hostilePack(): Pack {
  const words = [
    hostile.xml,
    hostile.formula,
    hostile.longWord,
    hostile.rightToLeft,
    hostile.emoji,
    hostile.control,
  ];
  const all = words.join(' ');
  const label = (at: number) => words[at % words.length]!;
  return packOfEverything({
    name: all,
    customer: hostile.rightToLeft,
    provider: hostile.xml,
    pages: [
      packPage('hostile', 'headline', {
        title: all,
        lead: all,
        source: all,
        notes: words,
        blocks: [
          {
            kind: 'figures',
            id: 'hostile/figures',
            figures: words.slice(0, 4).map((word, at) => ({
              ...net,
              id: `hostile/${at}`,
              label: word,
              face: '£1.24m',
              period: word,
            })),
          },
          { kind: 'text', id: 'hostile/text', paragraphs: words },
          {
            kind: 'table',
            id: 'hostile/table',
            title: all,
            refs: {},
            note: all,
            table: {
              columns: words.map((word, at) => ({ id: String(at), label: word, align: 'start' as const })),
              rows: Array.from({ length: 8 }, (_, row) => ({
                id: String(row),
                cells: words.map((_, at) => ({ text: label(row + at), sort: null })),
              })),
            },
          },
          chartBlock('hostile/chart', {
            kind: 'trend',
            values: {
              ...trend,
              unit: { ...money, label: hostile.xml },
              events: words.map((title) => ({ date: '2025-01-15', title })),
              series: trend.series.map((series, at) => ({ ...series, label: label(at) })),
            },
          }),
        ],
        comments: [
          { id: 'h1', at: 'hostile', text: hostile.comment, by: hostile.xml, on: '2026-05-01T08:00:00Z' },
          { id: 'h2', at: 'hostile/text', text: all, by: hostile.emoji, on: '2026-05-01T09:00:00Z' },
        ],
      }),
    ],
  });
}
