/** Fields that several datasets have, each with the headers that exports use for it, the likeliest first. */
export const partnership = {
  name: 'partnership',
  type: 'text',
  isRequired: true,
  meaning: 'Id of the partnership',
  synonyms: [
    'partnership id',
    'partner',
    'agreement',
    'entity',
    'body',
    'organisation',
    'organization',
    'organisation name',
    'department',
    'department name',
    'department name en',
    'department family',
    'authority',
    'ministry',
    'health board',
    'parent org',
    'agency name',
    'region',
    'subaccountname',
  ],
} as const;

export const period = {
  name: 'period',
  type: 'month',
  isRequired: true,
  meaning: 'Month the row belongs to',
  synonyms: [
    'month',
    'date',
    'posting date',
    'posted date',
    'payment date',
    'date of payment',
    'date paid',
    'datepaid',
    'transaction date',
    'invoice date',
    'clearing',
    'clearing date',
    'quarter',
    'financial year',
    'fiscal year',
    'fiscal yr',
    'budget year',
    'budgetyear',
    'year',
    'chargeperiodstart',
    'billingperiodstart',
  ],
} as const;

export const service = {
  name: 'service',
  type: 'text',
  isRequired: false,
  meaning: 'Shared service within the partnership',
  synonyms: [
    'service name',
    'servicename',
    'name of service',
    'service name en',
    'service label',
    'servicelabel',
    'service line',
    'expense area',
    'location',
    'org name',
    'product',
    'programname',
    'headname',
  ],
} as const;

export const scenario = {
  name: 'scenario',
  type: 'text',
  isRequired: false,
  meaning: 'actual, baseline, budget, plan, original, revised, estimate, or alternative:NAME',
  default: 'actual',
  synonyms: ['version', 'ledger', 'dataversion', 'data version'],
} as const;

export const currency = {
  name: 'currency',
  type: 'text',
  isRequired: false,
  meaning: 'ISO code of the currency, such as GBP',
  synonyms: ['currency code', 'billing currency', 'billingcurrency'],
} as const;

export const owner = {
  name: 'owner',
  type: 'text',
  isRequired: false,
  meaning: 'Who answers for it',
  synonyms: ['responsible', 'accountable', 'lead'],
} as const;

/** The measure of the catalogue that something is tied to. */
export const measure = {
  name: 'measure',
  type: 'text',
  isRequired: false,
  meaning: 'Id of the measure it is tied to, such as unit_cost',
  synonyms: ['measure id'],
} as const;

export const metric = {
  name: 'metric',
  type: 'text',
  isRequired: false,
  meaning: 'Service level it is tied to',
  synonyms: ['kpi', 'indicator', 'sla'],
} as const;

export const better = {
  name: 'better',
  type: 'choice',
  isRequired: false,
  choices: ['higher', 'lower'],
  default: 'higher',
  meaning: 'Which direction is good',
  synonyms: ['direction', 'polarity'],
} as const;

export const evidence = {
  name: 'evidence',
  type: 'text',
  isRequired: false,
  meaning: 'Where the evidence is kept',
  synonyms: ['evidence reference', 'source'],
} as const;
