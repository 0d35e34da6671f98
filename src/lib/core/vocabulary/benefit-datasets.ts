import { evidence, measure, owner, partnership, period } from './shared-fields.ts';

const benefit = {
  name: 'benefit',
  type: 'text',
  isRequired: true,
  meaning: 'Id of the benefit',
  synonyms: ['benefit id', 'benefit ref', 'benefit reference'],
} as const;

/** The register of benefits: `datasets.benefits`. */
export const benefits = {
  id: 'benefits',
  title: 'Benefits',
  row: 'a benefit profile',
  table: 'benefit',
  sums: [],
  feeds: 'benefits by class, owner and evidence, and the guard against counting twice',
  fields: [
    benefit,
    partnership,
    {
      name: 'title',
      type: 'text',
      isRequired: false,
      meaning: 'Name for people',
      synonyms: ['benefit title', 'benefit name', 'description'],
    },
    {
      name: 'class',
      type: 'choice',
      isRequired: false,
      choices: ['cash_releasing', 'non_cash_releasing', 'avoidance', 'revenue', 'quality', 'dis_benefit'],
      meaning: 'What kind of benefit it is; a dis-benefit is what gets worse, and is taken off savings',
      synonyms: ['benefit class', 'benefit type', 'category'],
    },
    {
      name: 'beneficiary',
      type: 'text',
      isRequired: false,
      meaning: 'Who gains: customer, provider, or another body',
      synonyms: ['recipient'],
    },
    { ...owner, synonyms: ['benefit owner', ...owner.synonyms] },
    measure,
    {
      name: 'budget_line',
      type: 'text',
      isRequired: false,
      meaning: 'Budget line it is taken out of',
      synonyms: ['budget code', 'cost line'],
    },
    {
      name: 'baseline_value',
      type: 'number',
      isRequired: false,
      meaning: 'Value before the change',
      synonyms: ['baseline'],
    },
    {
      name: 'baseline_period',
      type: 'text',
      isRequired: false,
      meaning: 'When the baseline value was measured, in words',
    },
    {
      name: 'baseline_evidence',
      type: 'text',
      isRequired: false,
      meaning: 'Where the evidence of the baseline value is kept',
    },
    {
      name: 'target_value',
      type: 'number',
      isRequired: false,
      meaning: 'Value aimed at',
      synonyms: ['target'],
    },
    {
      name: 'target_date',
      type: 'date',
      isRequired: false,
      meaning: 'When the target value is to be reached',
      synonyms: ['due date', 'delivery date'],
    },
    {
      name: 'attribution_share',
      type: 'share',
      isRequired: false,
      default: '1',
      meaning: 'Share of the change that this partnership claims, 0 to 1',
      synonyms: ['attribution'],
    },
    {
      name: 'confidence',
      type: 'share',
      isRequired: false,
      meaning: 'How sure the benefit is, 0 to 1',
      synonyms: ['confidence level', 'probability'],
    },
    {
      name: 'status',
      type: 'text',
      isRequired: false,
      default: 'unverified',
      meaning: 'unverified, verified, or another word for where it stands',
      synonyms: ['benefit status', 'rag'],
    },
    evidence,
    {
      name: 'enables',
      type: 'text',
      isRequired: false,
      meaning: 'Id of the benefit that this one makes possible; it is then not added to it',
    },
    {
      name: 'recurrence',
      type: 'choice',
      isRequired: false,
      choices: ['recurring', 'one_off'],
      meaning:
        'Whether it comes back or comes once; without it, one-off when it has values in one period only',
      synonyms: ['recurring or one-off', 'frequency'],
    },
  ],
} as const;

/** What each benefit is to bring and has brought, by period: `datasets.benefit_plan`. */
export const benefitPlan = {
  id: 'benefit_plan',
  title: 'Benefit plan',
  row: 'a planned or recorded value of a benefit',
  table: 'benefit_plan',
  sums: ['value'],
  feeds: 'benefits realised against plan',
  fields: [
    benefit,
    period,
    {
      name: 'value',
      type: 'number',
      isRequired: true,
      meaning: 'Value of the benefit in the period',
      synonyms: ['amount', 'benefit value'],
    },
    {
      name: 'scenario',
      type: 'choice',
      isRequired: false,
      choices: ['plan', 'actual', 'forecast'],
      default: 'plan',
      meaning: 'Whether the value is planned, recorded or forecast',
      synonyms: ['version', 'value type'],
    },
  ],
} as const;
