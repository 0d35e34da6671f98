import { permitsDeskPapers } from '../papers/permits-desk.ts';
import { always, between, months, ramp } from '../series.ts';
import type { BaselineRow } from '../rows.ts';
import type { Story } from '../story.ts';

/** Dilution: unit cost falls because volume rose over a mostly fixed cost; nothing was saved. */
export const permitsDesk: Story = {
  id: 'permits-desk',
  name: 'Permits and licensing desk',
  customer: 'Northreach Port Authority',
  provider: 'Harbourmouth City Council',
  stage: 'production',
  start: '2021-10-01',
  pilotStart: '2022-01-10',
  productionStart: '2022-04-01',
  nextReview: '2026-06-03',
  ledgers: { customer: 'NPA', provider: 'HCC' },
  services: [
    {
      name: 'Pilotage and berth permits',
      unit: 'applications',
      volume: ramp('2023-04-01', '2025-10-01', 3600, 5400),
      fixedShare: 0.7,
    },
    {
      name: 'Vehicle and trade permits',
      unit: 'applications',
      volume: ramp('2023-04-01', '2025-10-01', 6400, 10200),
      fixedShare: 0.7,
    },
  ],
  flexedBy: 'partnership',
  actual: {
    own: [
      { party: 'customer', service: 'Pilotage and berth permits', pounds: always(37000) },
      { party: 'customer', service: 'Vehicle and trade permits', pounds: always(23000) },
      { party: 'provider', service: 'Pilotage and berth permits', pounds: always(41000) },
      { party: 'provider', service: 'Vehicle and trade permits', pounds: always(69000) },
    ],
    recharges: [
      { service: 'Pilotage and berth permits', pounds: always(26000) },
      { service: 'Vehicle and trade permits', pounds: always(46000) },
    ],
    change: [
      {
        party: 'provider',
        service: '',
        kind: 'one_off',
        category: 'Online form',
        pounds: between('2023-04-01', '2023-05-01', 6000),
      },
    ],
  },
  plan: null,
  planFrom: '',
  levels: [
    ...['Pilotage and berth permits', 'Vehicle and trade permits'].map((service, index) => ({
      service,
      metric: 'Applications decided in 8 days',
      unit: 'share',
      better: 'higher' as const,
      level: always([0.921, 0.914][index] ?? 0.91),
      spread: 0.005,
      casesPerUnit: 1,
      targets: months.map(() => '0.9'),
    })),
    {
      service: 'Vehicle and trade permits',
      metric: 'Average days to decide',
      unit: 'days',
      better: 'lower',
      level: always(5.2),
      spread: 0.2,
      casesPerUnit: null,
      targets: months.map(() => '6'),
    },
  ],
  baselines: [
    {
      ...baseline(1, 0, '2023-05-02'),
      reason: 'Unit cost times volume, as in the business case',
      evidence: 'Business case PD-07, annex C',
    },
    {
      ...baseline(2, 70, '2025-06-16'),
      reason: 'Audit: 70% of cost is posts and systems that do not move with applications',
      evidence: 'Internal audit report 25-11',
    },
  ],
  events: [
    {
      date: '2023-04-17',
      kind: 'adjustment',
      title: 'Online form replaces paper',
      reason: 'More trades have to apply from this year on',
      decidedBy: 'Desk manager',
    },
    {
      date: '2024-09-02',
      kind: 'incident',
      title: 'Card payments down for three days',
      reason: 'Outage at the payment supplier',
      decidedBy: '',
    },
    {
      date: '2025-06-16',
      kind: 'amendment',
      title: 'Baseline version 2',
      reason: 'Version 1 booked the dilution of fixed cost as a saving',
      decidedBy: 'Audit Committee',
    },
  ],
  papers: permitsDeskPapers,
  told: 'Cost per application falls by a seventh, and by more in real terms, and the business case called that a saving. Applications rose by half over a cost that is 70% fixed: against the volume-flexed baseline next to nothing was saved.',
  look: 'Partnership > Overview: unit cost falls while cost climbs; gross saving stays near zero. The definition of the flexed baseline shows fixed share 0.7 (baseline version 2); the known totals give the naive figure beside it.',
};

function baseline(
  version: number,
  fixedPercent: number,
  approvedOn: string,
): Omit<BaselineRow, 'reason' | 'evidence'> {
  return {
    service: '',
    from: '2022-04-01',
    to: '2023-03-01',
    fixedPercent,
    version,
    approvedBy: 'Port Finance Director',
    approvedOn,
  };
}
