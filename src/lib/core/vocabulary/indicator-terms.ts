/** A word of leading indicators: term, meaning, what exports call it, and its unit where it has one. */
type IndicatorTerm = readonly [term: string, meaning: string, names: readonly string[], unit?: string];

/** Words of the Indicators screen and its measures. */
export const indicatorTerms: readonly IndicatorTerm[] = [
  [
    'adoption against plan',
    'How much of the volume planned to date has come.',
    ['take-up', 'uptake', 'adoption rate'],
    'share',
  ],
  [
    'alert',
    'An indicator whose last value breaks its rule: only the last one counts.',
    ['flag', 'warning', 'exception'],
  ],
  [
    'baseline coverage',
    'Share of running cost that a dated, approved and evidenced baseline covers.',
    ['baselined cost'],
    'share',
  ],
  [
    'change request value',
    'By how much amendments moved the charges of the agreement within a year.',
    ['contract variations', 'change control', 'variation value'],
    'share',
  ],
  [
    'data latency',
    'Months by which a dataset ends before the newest data of the workspace.',
    ['timeliness', 'data lag', 'reporting delay'],
    'months',
  ],
  [
    'demand against capacity',
    'Volume as a share of the most that the agreement provides for.',
    ['utilisation', 'volume band used', 'headroom'],
    'share',
  ],
  [
    'dual running months left',
    'Months until dual running is planned to end; below zero it runs past its end.',
    ['parallel running left'],
    'months',
  ],
  [
    'expected lead',
    'How many months an indicator is expected to move before what it warns of: practice, until the data confirm it.',
    ['lead time', 'advance notice'],
    'months',
  ],
  [
    'indicator',
    'A measure that is expected to move before an outcome does.',
    ['leading indicator', 'early warning', 'KRI'],
  ],
  [
    'inflow against outflow',
    'Cases that come in for each case that goes out: above 1 the backlog grows.',
    ['arrival ratio', 'flow ratio'],
    'ratio',
  ],
  [
    'late benefit share',
    'Share of benefits that are more than two quarters behind their plan.',
    ['late benefits'],
    'share',
  ],
  ['outcome', 'The measure that an indicator warns of.', ['lagging indicator', 'result']],
  [
    'overdue governance actions',
    'Milestones not reached and reviews not held whose date is past.',
    ['overdue actions', 'open decisions', 'missed milestones'],
    'count',
  ],
  [
    'programme cost burn',
    'What the change has cost to date against what it was planned to have cost by now.',
    ['burn rate', 'spend against plan', 'cost performance'],
    'share',
  ],
  [
    'recharge against cost to serve',
    'How much of the provider’s running cost the recharge pays for.',
    ['cost recovery', 'recovery rate'],
    'share',
  ],
  [
    'relationship pulse',
    'How the two sides see each other, as a share of the survey’s scale.',
    ['relationship score', 'partnership health'],
    'share',
  ],
  [
    'survey response rate',
    'Share of the people asked who answered.',
    ['response rate', 'participation'],
    'share',
  ],
];
