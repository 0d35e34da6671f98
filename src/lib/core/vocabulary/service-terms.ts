/** A word of service measures: term, meaning, what exports call it, and its unit where it has one. */
type ServiceTerm = readonly [term: string, meaning: string, names: readonly string[], unit?: string];

/** Words of measures made from cases and service levels. */
export const serviceTerms: readonly ServiceTerm[] = [
  [
    'aged share',
    'Share of the open cases that are older than the days which the workspace sets.',
    ['aged backlog', 'over 30 days', 'long waiters'],
    'share',
  ],
  [
    'agreement year',
    'Twelve months from the month in which the partnership or its agreement started.',
    ['contract year', 'service year'],
  ],
  [
    'availability',
    'Share of the agreed time in which the service was there.',
    ['uptime', 'service availability'],
    'share',
  ],
  [
    'backlog',
    'Cases that are open at the end of a period.',
    ['open cases', 'work in progress', 'queue'],
    'cases',
  ],
  [
    'backlog days',
    'Days it would take to clear the backlog at the pace of the month.',
    ['days of work on hand', 'weeks of work'],
    'days',
  ],
  [
    'case',
    'One thing asked of a service: a partnership and a number, however many rows it stands on.',
    ['ticket', 'incident', 'request', 'issue'],
  ],
  [
    'case attainment',
    'Share of cases resolved by their due date, by the month in which they were due.',
    ['within SLA', 'on-time rate', 'resolved in time'],
    'share',
  ],
  ['cases opened', 'Cases that came in.', ['inflow', 'arrivals', 'created'], 'cases'],
  ['cases resolved', 'Cases that went out.', ['outflow', 'throughput', 'closed'], 'cases'],
  ['detractors', 'Share of answers of 6 or less of 10 to how likely one is to recommend.', [], 'share'],
  [
    'error budget',
    'Misses that the targets allow in all of the agreement year.',
    ['allowed misses', 'tolerance'],
    'count',
  ],
  [
    'error budget spent',
    'Misses so far in the agreement year, of those that the targets allow in all of it.',
    ['failure budget', 'tolerance used'],
    'share',
  ],
  [
    'net promoter score',
    'Share of promoters less share of detractors, in points from -100 to 100.',
    ['NPS'],
    'points',
  ],
  ['promoters', 'Share of answers of 9 or 10 of 10 to how likely one is to recommend.', [], 'share'],
  [
    'reopen rate',
    'Share of resolved cases that had been opened again.',
    ['reopened', 'repeat contacts', 'bounce rate'],
    'share',
  ],
  [
    'resolution time',
    'Time from opening to resolution that half of the cases, or nine in ten, did not exceed.',
    ['time to resolve', 'cycle time', 'turnaround', 'MTTR'],
    'hours',
  ],
  [
    'satisfaction',
    'Share of answers that are one of the two highest of the scale.',
    ['CSAT', 'top-two box', 'user satisfaction'],
    'share',
  ],
  [
    'working time',
    'Days and hours on which the clock of cases runs, less holidays; around the clock unless set.',
    ['business hours', 'support hours', 'service hours'],
  ],
  ['year gone', 'Share of the agreement year that is gone.', ['time elapsed'], 'share'],
];
