import { fleetWorkshopsPapers } from '../papers/fleet-workshops.ts';
import { always, between, months, ramp } from '../series.ts';
import type { Money, Story } from '../story.ts';

/** Shifted cost: what the customer saves, the provider bears. */
export const fleetWorkshops: Story = {
  id: 'fleet-workshops',
  name: 'Fleet workshops',
  customer: 'Marrowdale Fire and Rescue Authority',
  provider: 'Marrowdale County Council',
  stage: 'exit',
  start: '2023-04-01',
  pilotStart: '',
  productionStart: '2023-04-01',
  nextReview: '2026-04-28',
  ledgers: { customer: 'MFR', provider: 'MCC' },
  services: [
    { name: 'Heavy vehicles', unit: 'jobs', volume: always(420), fixedShare: 0.5 },
    {
      name: 'Light vehicles',
      unit: 'jobs',
      volume: ramp('2022-04-01', '2026-03-01', 760, 790),
      fixedShare: 0.5,
    },
  ],
  flexedBy: 'partnership',
  actual: money([91000, 49000]),
  plan: money([73500, 40000]),
  planFrom: '2023-04-01',
  levels: [
    ...['Heavy vehicles', 'Light vehicles'].map((service, index) => ({
      service,
      metric: 'Vehicles ready on time',
      unit: 'share',
      better: 'higher' as const,
      level: always([0.936, 0.947][index] ?? 0.94),
      spread: 0.006,
      casesPerUnit: 1,
      targets: months.map(() => '0.92'),
    })),
    {
      service: 'Heavy vehicles',
      metric: 'Average days off the road',
      unit: 'days',
      better: 'lower',
      level: always(3.4),
      spread: 0.15,
      casesPerUnit: null,
      targets: months.map(() => '4'),
    },
    {
      service: 'Light vehicles',
      metric: 'Vehicles waiting for parts',
      unit: 'vehicles',
      better: 'lower',
      level: always(16),
      spread: 0.6,
      casesPerUnit: null,
      targets: months.map(() => ''),
      leads: { service: 'Light vehicles', metric: 'Vehicles ready on time', months: 2, size: -2.4 },
    },
  ],
  baselines: [
    {
      service: '',
      from: '2022-04-01',
      to: '2023-03-01',
      fixedPercent: 50,
      version: 1,
      approvedBy: 'Treasurer and County Finance Director',
      approvedOn: '2023-06-09',
      reason: 'Last year in which both bodies ran their own workshop',
      evidence: 'Ledger extract FW-2223, signed by both',
    },
  ],
  events: [
    {
      date: '2023-04-03',
      kind: 'production',
      title: 'Fire workshop closes',
      reason: 'All vehicles are serviced at the county depot',
      decidedBy: 'Fire Authority',
    },
    {
      date: '2024-10-14',
      kind: 'adjustment',
      title: 'Second bay opened at the depot',
      reason: 'Appliances did not fit beside gritters in winter',
      decidedBy: 'County depot manager',
    },
    {
      date: '2026-01-19',
      kind: 'amendment',
      title: 'Notice of exit',
      reason: 'Internal audit found no saving to government as a whole',
      decidedBy: 'Partnership Board',
    },
  ],
  papers: fleetWorkshopsPapers,
  told: 'The fire authority pays clearly less than its flexed baseline, and says so. The county spends as much more than it is paid, so the saving to government as a whole is about nothing: the cost has moved, not gone. A true lead is planted here: vehicles that wait for parts are not ready on time two months later.',
  look: 'Partnership > Overview, party view customer, then provider, then government as a whole: two lines of opposite sign that sum to about zero, against a plan that foresaw no cost to the county. Partnership > Indicators, Lead analysis: vehicles waiting for parts lead vehicles ready on time by two months, confirmed.',
};

function money([heavy, light]: readonly [number, number]): Money {
  const path = (before: number, after: number) => ramp('2023-03-01', '2023-06-01', before, after);
  return {
    own: [
      { party: 'customer', service: 'Heavy vehicles', pounds: path(64000, 13000) },
      { party: 'customer', service: 'Light vehicles', pounds: path(36000, 7000) },
      { party: 'provider', service: 'Heavy vehicles', pounds: path(40000, heavy) },
      { party: 'provider', service: 'Light vehicles', pounds: path(20000, light) },
    ],
    recharges: [
      { service: 'Heavy vehicles', pounds: ramp('2023-03-01', '2023-06-01', 0, 35500) },
      { service: 'Light vehicles', pounds: ramp('2023-03-01', '2023-06-01', 0, 20500) },
    ],
    change: [
      {
        party: 'customer',
        service: '',
        kind: 'transition',
        category: 'Tool and parts transfer',
        pounds: between('2023-04-01', '2023-06-01', 7000),
      },
    ],
  };
}
