import { pathologyPapers } from '../papers/pathology.ts';
import { between, months, ramp, step } from '../series.ts';
import type { Money, Story } from '../story.ts';

const pilot = '2024-11-01';

/** A step in service: a pilot that saves money, and after which results are late. */
export const pathology: Story = {
  id: 'pathology',
  name: 'Pathology network',
  customer: 'Wexmere Health Trust',
  provider: 'Saltmarsh University Health Trust',
  stage: 'pilot',
  start: '2024-07-01',
  pilotStart: '2024-11-04',
  productionStart: '',
  nextReview: '2026-04-16',
  ledgers: { customer: 'WHT', provider: 'SUH' },
  services: [
    {
      name: 'Blood sciences',
      unit: 'tests',
      volume: ramp('2022-04-01', '2026-03-01', 41000, 44000),
      fixedShare: 0.55,
    },
    {
      name: 'Microbiology',
      unit: 'tests',
      volume: ramp('2022-04-01', '2026-03-01', 12500, 13200),
      fixedShare: 0.55,
    },
  ],
  flexedBy: 'partnership',
  actual: money([263500, 118000]),
  plan: money([257500, 114500]),
  planFrom: pilot,
  levels: [
    ...['Blood sciences', 'Microbiology'].map((service, index) => ({
      service,
      metric: 'Results within 24 hours',
      unit: 'share',
      better: 'higher' as const,
      level: step(pilot, [0.956, 0.948][index] ?? 0.95, [0.874, 0.881][index] ?? 0.875),
      spread: 0.006,
      casesPerUnit: [0.3, 0.5][index] ?? 0.4,
      targets: months.map((month) => (month < '2025-07-01' ? '0.93' : '0.9')),
    })),
    {
      service: 'Blood sciences',
      metric: 'Average turnaround',
      unit: 'hours',
      better: 'lower',
      level: step(pilot, 15.1, 20.6),
      spread: 0.4,
      casesPerUnit: null,
      targets: months.map((month) => (month < '2025-07-01' ? '18' : '20')),
    },
    {
      service: 'Microbiology',
      metric: 'Samples rejected',
      unit: 'share',
      better: 'lower',
      level: months.map(() => 0.0125),
      spread: 0.0008,
      casesPerUnit: 1,
      targets: months.map(() => '0.02'),
    },
  ],
  baselines: [
    {
      service: '',
      from: '2023-11-01',
      to: '2024-10-01',
      fixedPercent: 55,
      version: 1,
      approvedBy: 'Network Finance Group',
      approvedOn: '2024-12-12',
      reason: 'Twelve months before the pilot',
      evidence: 'Cost collection return 2024, lines 61 to 74',
    },
  ],
  events: [
    {
      date: '2024-11-04',
      kind: 'pilot_start',
      title: 'Pilot: one laboratory system',
      reason: 'Routine samples of Wexmere go to the Saltmarsh laboratory',
      decidedBy: 'Network Board',
    },
    {
      date: '2025-02-17',
      kind: 'adjustment',
      title: 'Second courier run',
      reason: 'Samples waited overnight',
      decidedBy: 'Laboratory managers',
    },
    {
      date: '2025-07-01',
      kind: 'amendment',
      title: 'Targets lowered',
      reason: 'Results within 24 hours 93% to 90%, turnaround 18 to 20 hours, until the go or no-go decision',
      decidedBy: 'Network Board',
    },
  ],
  papers: pathologyPapers,
  told: 'The pilot saves money for government as a whole, though less than planned. In the month it began, results within 24 hours fell in one step from about 95% to about 88% and stayed there, and the target that was lowered eight months later is still missed.',
  look: 'Partnership > Overview, Results within 24 hours: the step at the event of 4 November 2024, and the stepped target line in July 2025. Samples rejected does not change.',
};

function money([blood, microbiology]: readonly [number, number]): Money {
  return {
    own: [
      { party: 'customer', service: 'Blood sciences', pounds: step(pilot, 148000, 104000) },
      { party: 'customer', service: 'Microbiology', pounds: step(pilot, 62000, 45500) },
      { party: 'provider', service: 'Blood sciences', pounds: step(pilot, 239000, blood) },
      { party: 'provider', service: 'Microbiology', pounds: step(pilot, 105000, microbiology) },
    ],
    recharges: [
      { service: 'Blood sciences', pounds: step(pilot, 0, 33000) },
      { service: 'Microbiology', pounds: step(pilot, 0, 15000) },
    ],
    change: [
      {
        party: 'provider',
        service: '',
        kind: 'transition',
        category: 'Laboratory system',
        pounds: between(pilot, '2025-03-01', 21000),
      },
      {
        party: 'customer',
        service: '',
        kind: 'dual_running',
        category: 'Bench kept open on site',
        pounds: between(pilot, '2025-06-01', 6500),
      },
    ],
  };
}
