import { hrPayrollPapers } from '../papers/hr-payroll.ts';
import type { BaselineRow } from '../rows.ts';
import { always, between, months, ramp, step, times } from '../series.ts';
import type { Money, Story } from '../story.ts';

/** Delivering: a real, volume-flexed net saving for both parties, earned back in the third year. */
export const hrPayroll: Story = {
  id: 'hr-payroll',
  name: 'HR and payroll shared service',
  customer: 'Aldmoor City Council',
  provider: 'Fennshire County Council',
  stage: 'production',
  start: '2023-04-01',
  pilotStart: '2023-04-03',
  productionStart: '2023-10-02',
  nextReview: '2026-05-14',
  ledgers: { customer: 'ACC', provider: 'FCC' },
  services: [
    {
      name: 'Payroll',
      unit: 'payslips',
      volume: ramp('2023-04-01', '2026-03-01', 9800, 10500),
      fixedShare: 0.6,
    },
    { name: 'Recruitment', unit: 'vacancies filled', volume: step('2024-04-01', 190, 205), fixedShare: 0.5 },
    { name: 'HR advice', unit: 'cases', volume: ramp('2022-04-01', '2026-03-01', 480, 520), fixedShare: 0.7 },
  ],
  flexedBy: 'service',
  actual: money({ full: '2024-07-01', provider: [116400, 70200, 80000], overrun: 1.09 }),
  plan: money({ full: '2024-06-01', provider: [115900, 69700, 79500], overrun: 1 }),
  planFrom: '2023-01-01',
  levels: [
    {
      service: 'Payroll',
      metric: 'Payslips right first time',
      unit: 'share',
      better: 'higher',
      level: ramp('2023-04-01', '2024-04-01', 0.9952, 0.9981),
      spread: 0.0003,
      casesPerUnit: 1,
      targets: months.map(() => '0.995'),
    },
    ...['Payroll', 'Recruitment', 'HR advice'].map((service, index) => ({
      service,
      metric: 'Queries answered in 2 days',
      unit: 'share',
      better: 'higher' as const,
      level: ramp('2023-10-01', '2024-06-01', 0.905, 0.948),
      spread: 0.006,
      casesPerUnit: [0.06, 1.4, 0.9][index] ?? 1,
      targets: months.map(() => '0.9'),
    })),
    {
      service: 'Recruitment',
      metric: 'Average time to hire',
      unit: 'days',
      better: 'lower',
      level: ramp('2023-10-01', '2024-10-01', 46.5, 38.5),
      spread: 0.9,
      casesPerUnit: null,
      targets: months.map((month) => (month < '2024-04-01' ? '50' : '45')),
    },
    {
      service: 'HR advice',
      metric: 'Cases closed in 30 days',
      unit: 'share',
      better: 'higher',
      level: ramp('2023-06-01', '2024-12-01', 0.83, 0.905),
      spread: 0.01,
      casesPerUnit: 0.95,
      targets: months.map((month) => (month < '2025-04-01' ? '0.8' : '0.85')),
    },
    {
      // Three bad months before the pilot, by chance, and usual ones ever after: regression to the mean.
      service: 'Payroll',
      metric: 'Emergency payments',
      unit: 'per 1,000 payslips',
      better: 'lower',
      level: months.map((month) => (month >= '2023-01-01' && month < '2023-04-01' ? 5.8 : 4.1)),
      spread: 0.3,
      casesPerUnit: null,
      targets: months.map(() => ''),
    },
  ],
  baselines: [baseline('Payroll', 60), baseline('Recruitment', 50), baseline('HR advice', 70)],
  events: [
    {
      date: '2023-04-03',
      kind: 'pilot_start',
      title: 'Payroll pilot',
      reason: 'Two directorates move first to test interfaces',
      decidedBy: 'Joint Programme Board',
    },
    {
      date: '2023-10-02',
      kind: 'production',
      title: 'All services live',
      reason: 'Pilot met its go criteria for accuracy and time to answer',
      decidedBy: 'Joint Programme Board',
    },
    {
      date: '2023-10-02',
      kind: 'rebase',
      title: 'New limits for emergency payments',
      reason: 'Judged by the months of production alone; the benefit baseline stays as approved',
      decidedBy: 'Joint Programme Board',
    },
    {
      date: '2024-04-01',
      kind: 'price_change',
      title: 'Yearly uplift of the recharge',
      reason: 'Clause 14: recharge follows the CPI each April',
      decidedBy: 'Partnership Manager',
    },
    {
      date: '2025-04-01',
      kind: 'amendment',
      title: 'Case target raised to 85%',
      reason: 'The old target was never at risk',
      decidedBy: 'Partnership Board',
    },
  ],
  papers: hrPayrollPapers,
  told: 'One team now serves both councils: each pays less than its own flexed baseline, and the cost of the change was earned back in the third year of the agreement. Service rose above every target on the way. Emergency payments fell when the pilot began, and that is no effect of it: three bad months before it were followed by usual ones. The agreement asks for more than it needs: a least payroll volume that is paid for and never reached, and targets that were never at risk.',
  look: 'Partnership > Overview: cumulative net position dips to its lowest in spring 2024 and crosses zero in 2025-26, a little behind the plan. The provider earns its share back half a year before the customer. Partnership > Life cycle, Pilot, Emergency payments: what fell is the bad months. Partnership > Agreement, What costs flexibility: what the least volume cost, month by month since the charge was paid in full.',
};

interface Path {
  /** Month in which the saving is complete. */
  readonly full: string;
  /** Provider's monthly cost to serve both councils, by service. */
  readonly provider: readonly [number, number, number];
  /** Factor on every cost of the change. */
  readonly overrun: number;
}

function money({ full, provider, overrun }: Path): Money {
  const path = (before: number, after: number) => ramp('2023-04-01', full, before, after);
  const cost = (pounds: number, from: string, to: string) =>
    times(between(from, to, pounds), always(overrun));
  return {
    own: [
      { party: 'customer', service: 'Payroll', pounds: path(62000, 8500) },
      { party: 'customer', service: 'Recruitment', pounds: path(38000, 7000) },
      { party: 'customer', service: 'HR advice', pounds: path(55000, 11500) },
      { party: 'provider', service: 'Payroll', pounds: path(80000, provider[0]) },
      { party: 'provider', service: 'Recruitment', pounds: path(45000, provider[1]) },
      { party: 'provider', service: 'HR advice', pounds: path(60000, provider[2]) },
    ],
    recharges: [
      { service: 'Payroll', pounds: ramp('2023-03-01', full, 0, 42000) },
      { service: 'Recruitment', pounds: ramp('2023-03-01', full, 0, 27000) },
      { service: 'HR advice', pounds: ramp('2023-03-01', full, 0, 33000) },
    ],
    change: [
      {
        party: 'customer',
        service: 'Payroll',
        kind: 'transition',
        category: 'Programme team',
        pounds: cost(9000, '2023-01-01', '2024-03-01'),
      },
      {
        party: 'provider',
        service: 'Payroll',
        kind: 'transition',
        category: 'System migration',
        pounds: cost(24000, '2023-01-01', '2023-12-01'),
      },
      {
        party: 'provider',
        service: 'HR advice',
        kind: 'transition',
        category: 'Training',
        pounds: cost(6500, '2023-06-01', '2024-05-01'),
      },
      {
        party: 'customer',
        service: 'Payroll',
        kind: 'dual_running',
        category: 'Parallel payroll runs',
        pounds: cost(15500, '2023-04-01', '2024-03-01'),
      },
      {
        party: 'customer',
        service: 'HR advice',
        kind: 'one_off',
        category: 'Redundancy',
        pounds: cost(58000, '2023-11-01', '2023-12-01'),
      },
      {
        party: 'customer',
        service: 'Recruitment',
        kind: 'stranded',
        category: 'Empty office lease',
        pounds: cost(3600, '2023-10-01', '2025-09-01'),
      },
    ],
  };
}

function baseline(service: string, fixedPercent: number): BaselineRow {
  return {
    service,
    from: '2022-04-01',
    to: '2023-03-01',
    fixedPercent,
    version: 1,
    approvedBy: 'Section 151 officers of both councils',
    approvedOn: '2023-05-18',
    reason: 'Last full year before the first directorate moved',
    evidence: `Baseline file HRP-B1, ${service}`,
  };
}
