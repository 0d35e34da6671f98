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
  ['aim', 'What a forecast is held against: the target of a level, or the plan of an amount.', ['goal']],
  [
    'assurance',
    'What the limits promise against the target: passes, misses, or hit or miss; none is given that the months contradict.',
    ['capability', 'target assurance'],
  ],
  [
    'attention',
    'What a series asks of its readers: a decision, to be watched, nothing, or more months.',
    ['priority', 'RAG'],
  ],
  [
    'backtest',
    'A forecast made from the months up to a past one and held against what came after.',
    ['hindcast', 'rolling origin'],
  ],
  ['breach', 'That a level misses its target, and how probable it is.', ['miss', 'SLA breach'], 'share'],
  [
    'candidate',
    'A pair of series of which one is suspected to lead the other; a lead only once the test confirms it.',
    ['hypothesis', 'suspected lead'],
  ],
  [
    'control chart',
    'A series with its mean and the limits within which chance alone keeps it.',
    ['SPC chart', 'XmR chart', 'process behaviour chart'],
  ],
  [
    'coverage',
    'Share of the values known since that lay within the range that backtests forecast for them.',
    ['hit rate of the interval'],
    'share',
  ],
  [
    'effect',
    'Change of level and of slope from a dated event on, with its range.',
    ['impact', 'step change', 'intervention effect'],
  ],
  [
    'false alerts',
    'How many signals chance alone should be expected to give over all charts.',
    ['false alarms', 'type I errors'],
    'count',
  ],
  [
    'forecast range',
    'Where a value is expected to lie with a stated probability, mostly 80 %.',
    ['fan', 'interval'],
  ],
  [
    'lag',
    'Months by which one series is compared with the later values of another.',
    ['delay', 'shift in time'],
    'months',
  ],
  [
    'lead',
    'A series that moves before another and helps to forecast it, as confirmed in the data.',
    ['predictor', 'Granger cause'],
  ],
  [
    'limits',
    'Lowest and highest value that chance alone explains, in the unit of the series.',
    ['control limits', 'process limits'],
  ],
  [
    'rebase',
    'A dated and reasoned decision to compute limits anew from a month on.',
    ['recalculation', 'step', 'process change'],
  ],
  [
    'rule set',
    'The rules in force by which a control chart tells a signal from chance.',
    ['run rules', 'Nelson rules'],
  ],
  [
    'shortfall',
    'That a total at the end of the year stays under its plan, and how probable it is.',
    ['underdelivery', 'gap to plan'],
    'share',
  ],
  [
    'signal',
    'A point or run of a control chart that chance does not explain.',
    ['special cause', 'exception', 'anomaly'],
  ],
  [
    'trial limits',
    'Limits from 6 to 12 points: drawn, but no variation and no assurance is read from them.',
    ['provisional limits', 'temporary limits'],
  ],
  [
    'variation',
    'What the last point says of the process: improvement, concern, a change without a better side, or common cause.',
    ['special or common cause', 'process change'],
  ],
  [
    'verdict',
    'What the test of a lead found: confirmed, candidate, refuted, or not enough data.',
    ['result of the test'],
  ],
];
