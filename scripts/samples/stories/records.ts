import { recordsPapers } from '../papers/records.ts';
import { always, months, ramp } from '../series.ts';
import type { Story } from '../story.ts';

/** No baseline: a design on paper, with cost and service as they are. */
export const records: Story = {
  id: 'records',
  name: 'Records and archives',
  customer: 'Kestrel Valley District Council',
  provider: 'Calderwick Archive and Records Authority',
  stage: 'design',
  start: '',
  pilotStart: '',
  productionStart: '',
  nextReview: '2026-05-21',
  ledgers: { customer: 'KVD', provider: 'CAR' },
  services: [
    {
      name: 'Records storage',
      unit: 'requests',
      volume: ramp('2022-04-01', '2026-03-01', 1500, 1380),
      fixedShare: 0.85,
    },
    {
      name: 'Digitisation',
      unit: 'requests',
      volume: ramp('2022-04-01', '2026-03-01', 620, 940),
      fixedShare: 0.4,
    },
  ],
  flexedBy: 'service',
  actual: {
    own: [
      { party: 'customer', service: 'Records storage', pounds: always(21500) },
      { party: 'customer', service: 'Digitisation', pounds: always(12800) },
      { party: 'provider', service: 'Records storage', pounds: always(46500) },
      { party: 'provider', service: 'Digitisation', pounds: always(28400) },
    ],
    recharges: [],
    change: [],
  },
  plan: null,
  planFrom: '',
  levels: [
    ...['Records storage', 'Digitisation'].map((service, index) => ({
      service,
      metric: 'Requests answered in 10 days',
      unit: 'share',
      better: 'higher' as const,
      level: [always(0.884), ramp('2022-04-01', '2026-03-01', 0.862, 0.786)][index] ?? always(0.85),
      spread: 0.009,
      casesPerUnit: 1,
      targets: months.map(() => '0.9'),
    })),
    {
      service: 'Digitisation',
      metric: 'Average days waiting',
      unit: 'days',
      better: 'lower',
      level: ramp('2022-04-01', '2026-03-01', 8.1, 11.6),
      spread: 0.35,
      casesPerUnit: null,
      targets: months.map(() => '10'),
    },
    {
      service: 'Digitisation',
      metric: 'Urgent requests answered in 2 days',
      unit: 'share',
      better: 'higher',
      level: ramp('2024-12-01', '2026-03-01', 0.986, 0.906),
      spread: 0.003,
      casesPerUnit: 0.5,
      targets: months.map(() => '0.9'),
    },
    {
      service: 'Digitisation',
      metric: 'Visits to the online catalogue',
      unit: 'visits',
      better: 'higher',
      level: ramp('2022-04-01', '2026-03-01', 2100, 3400),
      spread: 110,
      casesPerUnit: null,
      targets: months.map(() => ''),
    },
  ],
  baselines: [],
  events: [
    {
      date: '2025-09-08',
      kind: 'adjustment',
      title: 'Outline design agreed',
      reason: 'Both bodies to share one scanning room',
      decidedBy: 'Joint Design Group',
    },
  ],
  papers: recordsPapers,
  told: 'The partnership is being designed and nobody has frozen a baseline, so no saving can be stated. Cost, volume and service as they are can be seen already: requests for digitisation grow and are answered later and later. Urgent ones are still answered in time, but less and less so: a breach is coming. Visits to the online catalogue climb with the waiting time and look like an early sign of it; they are none.',
  look: 'Partnership > Overview: cost, unit cost and service are drawn, and every saving reads "no baseline". Partnership > Indicators: urgent requests are likely to miss their target next quarter, and the lead of the catalogue visits is refuted.',
};
