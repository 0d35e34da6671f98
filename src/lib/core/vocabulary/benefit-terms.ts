/** A word of benefits realised: term, meaning, what exports call it, and its unit where it has one. */
type BenefitTerm = readonly [term: string, meaning: string, names: readonly string[], unit?: string];

/** Words of the Benefits screen and its measures. */
export const benefitTerms: readonly BenefitTerm[] = [
  [
    'avoidance benefit',
    'Cost that would have come and did not: never in a budget, so never in the headline.',
    ['cost avoidance', 'avoided cost'],
    'money',
  ],
  [
    'baseline attainment',
    'Attainment pooled over the months of the baseline: what the service must hold.',
    ['as-is performance'],
    'share',
  ],
  [
    'baseline cost by version',
    'Mean monthly cost of the baseline as each version of it has it.',
    ['restated baseline cost'],
    'money',
  ],
  [
    'benefit realisation rate',
    'What benefits of the register have brought to date against what was planned to date; not clipped.',
    ['benefits delivered'],
    'share',
  ],
  [
    'bridge',
    'What leads from one cost to another: price, volume, mix and scope, summing exactly.',
    ['variance analysis', 'waterfall'],
    'money',
  ],
  [
    'cash-releasing benefit',
    'A benefit by which a budget can be cut.',
    ['cashable saving', 'budget saving'],
    'money',
  ],
  [
    'confidence-weighted benefit',
    'Realised benefit times how sure it is, beside the unweighted one.',
    ['risk-adjusted benefit'],
    'money',
  ],
  [
    'cost in scope by version',
    'Running cost of what each version of the baseline covers.',
    ['restated cost in scope'],
    'money',
  ],
  [
    'dis-benefit',
    'What gets worse by the change, in money: it is taken off the saving.',
    ['negative benefit', 'disbenefit'],
    'money',
  ],
  ['dual running cost', 'Cost of running old and new side by side.', ['parallel running cost'], 'money'],
  [
    'flexed baseline by version',
    'The flexed baseline as each version of the baseline has it.',
    ['restated flexed baseline'],
    'money',
  ],
  [
    'forecast benefit',
    'What a benefit is expected to bring in a month, after its attribution share.',
    ['forecast outturn'],
    'money',
  ],
  [
    'gross saving by version',
    'Gross saving as each version of the baseline has it: a new version never overwrites the old.',
    ['restated saving'],
    'money',
  ],
  [
    'lifetime realisation rate',
    'What has been realised to date against the plan to its last month.',
    ['delivery against business case'],
    'share',
  ],
  [
    'naive saving',
    'What unit cost times volume would claim: it books the spreading of fixed cost as a saving.',
    ['unit cost saving'],
    'money',
  ],
  [
    'non cash releasing benefit',
    'Time or capacity that is freed while no budget falls.',
    ['non-cashable saving', 'productivity gain'],
    'money',
  ],
  ['one-off cost', 'Change cost that falls once.', ['non-recurring cost'], 'money'],
  [
    'realised benefit',
    'What a benefit has brought in a month, after its attribution share.',
    ['benefit actual', 'benefit delivered'],
    'money',
  ],
  ['revenue benefit', 'Income that the change brings: no lower cost.', ['income generation'], 'money'],
  [
    'stranded',
    'Cost that stays behind with a party after its service has moved.',
    ['residual cost', 'retained overhead'],
    'money',
  ],
  ['stranded cost', 'Change cost that stays behind with a party.', ['retained overhead cost'], 'money'],
  [
    'transfer residual',
    'Recharges paid less recharges received: 0 when the two ledgers agree.',
    ['elimination difference'],
    'money',
  ],
  [
    'transition',
    'Cost of moving the service to the provider.',
    ['migration', 'onboarding', 'mobilisation'],
    'money',
  ],
  ['transition cost', 'Change cost of moving the service to the provider.', ['migration cost'], 'money'],
  [
    'unverified',
    'Without a dated, approved and evidenced baseline: shown beside the headline, never in it.',
    ['claimed', 'unaudited'],
  ],
  [
    'unverified net saving',
    'Net saving measured against a baseline that is not verified.',
    ['claimed saving'],
    'money',
  ],
  [
    'verified',
    'Measured against a dated, approved and evidenced baseline; of a benefit, also accepted as realised.',
    ['audited', 'validated'],
  ],
  [
    'verified net position',
    'Running sum of verified net saving: the headline.',
    ['verified cumulative saving'],
    'money',
  ],
  [
    'verified net saving',
    'Net saving measured against a verified baseline, all change cost and dis-benefits taken off.',
    ['audited saving'],
    'money',
  ],
];
