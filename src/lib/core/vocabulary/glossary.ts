import { benefitTerms } from './benefit-terms.ts';
import { indicatorTerms } from './indicator-terms.ts';
import { recordTerms } from './record-terms.ts';
import { serviceTerms } from './service-terms.ts';

/** A word of Outturn: what it means, in what unit it stands, and what exports call it. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
  readonly unit: string | null;
  readonly names: readonly string[];
}

const figureTerms: readonly Term[] = [
  {
    term: 'amount',
    meaning: 'Cost as a positive sum of money; a credit is negative.',
    unit: 'money',
    names: ['net amount', 'value', 'total', 'amount in sterling'],
  },
  {
    term: 'attainment',
    meaning: 'Share of cases that met a service level, pooled from cases; or the level as given.',
    unit: 'share',
    names: ['SLA performance', 'KPI result', 'percentage met'],
  },
  {
    term: 'baseline',
    meaning:
      'A dated, frozen and approved record of how the service was before; without it no saving is shown.',
    unit: null,
    names: ['as is', 'reference period', 'base year'],
  },
  {
    term: 'baseline cost',
    meaning: 'Mean monthly cost in the baseline period.',
    unit: 'money',
    names: ['baseline spend', 'as-is cost'],
  },
  {
    term: 'baseline volume',
    meaning: 'Mean monthly volume in the baseline period.',
    unit: 'count',
    names: ['baseline demand', 'as-is volume'],
  },
  {
    term: 'category',
    meaning: 'Budget line of a cost.',
    unit: null,
    names: ['expense type', 'cost element', 'account', 'subjective'],
  },
  {
    term: 'change cost',
    meaning: 'Cost of changing over: transition, dual running, stranded and one-off cost.',
    unit: 'money',
    names: ['transition cost', 'implementation cost', 'cost to achieve'],
  },
  {
    term: 'cost',
    meaning: 'What running the service costs, as each party bears it.',
    unit: 'money',
    names: ['spend', 'expenditure', 'outturn', 'actuals'],
  },
  {
    term: 'cost in scope',
    meaning: 'Running cost of the services that a baseline covers.',
    unit: 'money',
    names: ['addressable cost'],
  },
  {
    term: 'currency',
    meaning: 'ISO code of the money; amounts in two currencies are never added.',
    unit: null,
    names: ['currency code', 'billing currency'],
  },
  {
    term: 'customer',
    meaning: 'The body that receives the service.',
    unit: null,
    names: ['client', 'recipient', 'requesting agency'],
  },
  {
    term: 'denominator',
    meaning: 'Cases counted.',
    unit: 'count',
    names: ['cases', 'eligible', 'total cases'],
  },
  {
    term: 'dual running',
    meaning: 'Cost of running old and new side by side during the change.',
    unit: 'money',
    names: ['parallel running', 'double running'],
  },
  {
    term: 'fixed share',
    meaning: 'Share of baseline cost that does not move with volume, 0 to 1.',
    unit: 'share',
    names: ['fixed cost share', 'fixed proportion'],
  },
  {
    term: 'flexed baseline',
    meaning:
      'What the service would have cost as it was run in the baseline, at the prices, volume and scope of the month.',
    unit: 'money',
    names: ['counterfactual', 'adjusted baseline', 'should cost'],
  },
  {
    term: 'gross saving',
    meaning: 'Flexed baseline less cost, before the cost of changing over.',
    unit: 'money',
    names: ['benefit', 'cost reduction'],
  },
  {
    term: 'kind',
    meaning:
      'What a cost was for: run, recharge, transition, dual running, stranded, one-off or service credit.',
    unit: null,
    names: ['cost type', 'class'],
  },
  {
    term: 'metric',
    meaning: 'Name of a service level.',
    unit: null,
    names: ['measure', 'KPI', 'indicator', 'SLA'],
  },
  {
    term: 'net position',
    meaning: 'Running sum of net saving: what has been saved so far, all cost of changing over paid.',
    unit: 'money',
    names: ['cumulative saving', 'cumulative benefit'],
  },
  {
    term: 'net saving',
    meaning: 'Gross saving less change cost and dis-benefits.',
    unit: 'money',
    names: ['net benefit'],
  },
  {
    term: 'nominal',
    meaning: 'In the money of the day, as paid.',
    unit: null,
    names: ['cash terms', 'current prices'],
  },
  {
    term: 'numerator',
    meaning: 'Cases that met the service level.',
    unit: 'count',
    names: ['met', 'within target', 'passed'],
  },
  {
    term: 'one-off',
    meaning: 'Cost that falls once and is not part of running the service.',
    unit: 'money',
    names: ['one off', 'non-recurring', 'exceptional'],
  },
  {
    term: 'partnership',
    meaning: 'An agreement under which one public body runs a shared service for another.',
    unit: null,
    names: ['agreement', 'shared service', 'partner', 'entity'],
  },
  {
    term: 'party',
    meaning: 'Whose view a figure takes: customer, provider, or government as a whole (system).',
    unit: null,
    names: ['side', 'body'],
  },
  {
    term: 'payback',
    meaning: 'Months until the net position reaches zero and stays there.',
    unit: 'months',
    names: ['break even', 'payback period'],
  },
  {
    term: 'period',
    meaning: 'Month, quarter or year a row belongs to, as its first day; its length is the grain.',
    unit: null,
    names: ['month', 'date', 'posting date', 'payment date', 'financial year'],
  },
  {
    term: 'plan',
    meaning: 'What was planned, month by month; realised figures are measured against it.',
    unit: null,
    names: ['business case', 'profile', 'target saving'],
  },
  {
    term: 'price base',
    meaning: 'The months in whose prices real figures are written.',
    unit: null,
    names: ['base year', 'constant prices of'],
  },
  {
    term: 'price index',
    meaning: 'Level of prices in a month; as a measure, against the baseline (1 = no change).',
    unit: 'index',
    names: ['deflator', 'CPI', 'inflation index'],
  },
  {
    term: 'provider',
    meaning: 'The body that runs the service.',
    unit: null,
    names: ['supplier', 'servicing agency', 'host'],
  },
  {
    term: 'real',
    meaning: 'With the change of prices taken out: in the prices of the price base.',
    unit: null,
    names: ['constant prices', 'real terms'],
  },
  {
    term: 'realisation rate',
    meaning:
      'Net position against planned net position, both since the first month of the plan; not clipped.',
    unit: 'share',
    names: ['benefits realisation', 'delivery against plan'],
  },
  {
    term: 'recharge',
    meaning: 'What the customer pays the provider: a transfer, which cancels out for government as a whole.',
    unit: 'money',
    names: ['internal charge', 'fee', 'reimbursement', 'SLA charge'],
  },
  {
    term: 'run',
    meaning: 'Recurring cost of running the service.',
    unit: 'money',
    names: ['business as usual', 'operating cost', 'recurring'],
  },
  {
    term: 'scenario',
    meaning:
      'Whether a row is actual, baseline, budget, plan, an original, revised or estimated figure, or an alternative.',
    unit: null,
    names: ['version', 'ledger'],
  },
  {
    term: 'scope factor',
    meaning: 'How much larger or smaller the service is than in the baseline; 1 is no change.',
    unit: 'factor',
    names: ['scope change', 'scope adjustment'],
  },
  {
    term: 'service',
    meaning: 'A shared service within a partnership.',
    unit: null,
    names: ['service name', 'product', 'service line'],
  },
  {
    term: 'service credit',
    meaning: 'Money returned for a missed service level: a recovery, never a benefit.',
    unit: 'money',
    names: ['penalty', 'deduction', 'SLA credit'],
  },
  {
    term: 'system',
    meaning: 'Government as a whole: the cost of both parties with recharges eliminated.',
    unit: null,
    names: ['whole of government', 'consolidated'],
  },
  {
    term: 'target',
    meaning: 'Level agreed for a month, as in force in that month.',
    unit: 'level',
    names: ['threshold', 'goal', 'SLA target'],
  },
  {
    term: 'targets met',
    meaning: 'Share of service levels with a target that met it.',
    unit: 'share',
    names: ['SLAs met', 'KPIs on target'],
  },
  {
    term: 'unit cost',
    meaning: 'Cost divided by volume; totals divide total cost by total volume.',
    unit: 'money per unit',
    names: ['cost per transaction', 'cost per case'],
  },
  {
    term: 'volume',
    meaning: 'Units delivered or demanded in a period.',
    unit: 'count',
    names: ['count', 'quantity', 'transactions', 'demand'],
  },
];

/** Every word used in datasets and measures, in alphabetical order; the same word is field, column and label. */
export const glossary: readonly Term[] = [
  ...figureTerms,
  ...[...benefitTerms, ...indicatorTerms, ...recordTerms, ...serviceTerms].map(
    ([term, meaning, names, unit = null]) => ({
      term,
      meaning,
      unit,
      names,
    }),
  ),
].sort((a, b) => (a.term < b.term ? -1 : 1));

/** The term of a word, whatever its case and with underscores or hyphens for spaces; null when it is not in the glossary. */
export function termOf(word: string): Term | null {
  const wanted = plain(word);
  return glossary.find(({ term }) => plain(term) === wanted) ?? null;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, ' ');
}
