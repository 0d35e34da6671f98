/** The datasets Outturn reads so far. */
export type DatasetId =
  'costs' | 'volumes' | 'service_levels' | 'partnerships' | 'baselines' | 'events' | 'price_index';

/** How a field's text is typed. `share` reads 0 to 1, and `95%` as 0.95. */
export type FieldType = 'text' | 'month' | 'date' | 'money' | 'number' | 'share' | 'choice';

/** One field of a dataset: the same word is the CSV header, the SQL column, the property and the label. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  readonly meaning: string;
  readonly choices?: readonly string[];
  /** What a blank or an absent column means. */
  readonly default?: string;
  /** Other headers that exports use for it, lower case. */
  readonly synonyms?: readonly string[];
}

/** The contract an export is mapped to. */
export interface Dataset {
  readonly id: DatasetId;
  readonly title: string;
  readonly row: string;
  readonly table: string;
  readonly fields: readonly Field[];
  /** Fields whose sums are reconciled and tied to control totals; empty where a sum has no meaning. */
  readonly sums: readonly string[];
  /** Fields of which at least one whole group must be mapped. */
  readonly oneOf?: readonly (readonly string[])[];
  /** What the dataset answers, for the screens that say what is missing. */
  readonly feeds: string;
}

const partnership: Field = {
  name: 'partnership',
  type: 'text',
  isRequired: true,
  meaning: 'Id of the partnership',
  synonyms: ['partnership id', 'partner', 'agreement', 'entity', 'body', 'organisation', 'department'],
};

const period: Field = {
  name: 'period',
  type: 'month',
  isRequired: true,
  meaning: 'Month the row belongs to',
  synonyms: ['month', 'date', 'posting date', 'payment date', 'date paid', 'datepaid'],
};

const service: Field = {
  name: 'service',
  type: 'text',
  isRequired: false,
  meaning: 'Shared service within the partnership',
  synonyms: ['service name', 'service label', 'expense area', 'product'],
};

const scenarioMeaning = 'actual, baseline, budget, plan, or alternative:NAME';

const scenario: Field = {
  name: 'scenario',
  type: 'text',
  isRequired: false,
  meaning: scenarioMeaning,
  default: 'actual',
  synonyms: ['version', 'ledger'],
};

const currency: Field = {
  name: 'currency',
  type: 'text',
  isRequired: false,
  meaning: 'ISO code of the currency, such as GBP',
  synonyms: ['currency code', 'billing currency'],
};

/** Kinds of cost, in the order in which they are explained. */
export const costKinds = [
  'run',
  'recharge',
  'transition',
  'dual_running',
  'stranded',
  'one_off',
  'service_credit',
] as const;

/** Stages of the partnership life cycle, in order. */
export const stages = ['evaluate', 'design', 'pilot', 'production', 'exit'] as const;

/** Every dataset by id, in the order in which screens list them. */
export const datasets: Readonly<Record<DatasetId, Dataset>> = {
  costs: {
    id: 'costs',
    title: 'Costs',
    row: 'an amount',
    table: 'fact_cost',
    sums: ['amount'],
    feeds: 'cost, unit cost and every saving',
    fields: [
      partnership,
      period,
      {
        name: 'amount',
        type: 'money',
        isRequired: true,
        meaning:
          'Cost as a positive amount; a credit is negative. A recharge is positive on both sides: paid by the customer, received by the provider',
        synonyms: ['net amount', 'netamount', 'amount in sterling', 'value', 'total'],
      },
      {
        name: 'party',
        type: 'choice',
        isRequired: false,
        choices: ['customer', 'provider'],
        meaning: 'Which body bears the cost',
      },
      service,
      {
        name: 'category',
        type: 'text',
        isRequired: false,
        meaning: 'Budget line',
        synonyms: ['expense type', 'expenditure category', 'expenditurecategory', 'cost element'],
      },
      {
        name: 'kind',
        type: 'choice',
        isRequired: false,
        choices: costKinds,
        default: 'run',
        meaning: 'What the amount was for',
      },
      scenario,
      currency,
      {
        name: 'source_ref',
        type: 'text',
        isRequired: false,
        meaning: 'Document number in the source system',
        synonyms: ['transaction number', 'transactionnumber', 'document number'],
      },
    ],
  },
  volumes: {
    id: 'volumes',
    title: 'Volumes',
    row: 'demand or output',
    table: 'fact_volume',
    sums: ['volume'],
    feeds: 'volume, unit cost and the volume-flexed baseline',
    fields: [
      partnership,
      period,
      {
        name: 'volume',
        type: 'number',
        isRequired: true,
        meaning: 'Units delivered in the period',
        synonyms: ['count', 'quantity', 'transactions', 'total attendances'],
      },
      service,
      {
        name: 'unit',
        type: 'text',
        isRequired: false,
        meaning: 'What is counted, in the plural',
        default: 'units',
      },
      scenario,
    ],
  },
  service_levels: {
    id: 'service_levels',
    title: 'Service levels',
    row: 'a measured level',
    table: 'fact_level',
    sums: ['numerator', 'denominator'],
    oneOf: [['value'], ['numerator', 'denominator']],
    feeds: 'attainment against target',
    fields: [
      partnership,
      period,
      {
        name: 'metric',
        type: 'text',
        isRequired: true,
        meaning: 'Name of the service level',
        synonyms: ['measure', 'kpi', 'indicator'],
      },
      { name: 'value', type: 'number', isRequired: false, meaning: 'Level as given, in `unit`' },
      {
        name: 'numerator',
        type: 'number',
        isRequired: false,
        meaning: 'Cases that met the level',
        synonyms: ['met'],
      },
      {
        name: 'denominator',
        type: 'number',
        isRequired: false,
        meaning: 'Cases counted',
        synonyms: ['cases', 'eligible'],
      },
      service,
      {
        name: 'target',
        type: 'number',
        isRequired: false,
        meaning: 'Target in force in the period, in `unit`',
      },
      {
        name: 'better',
        type: 'choice',
        isRequired: false,
        choices: ['higher', 'lower'],
        default: 'higher',
        meaning: 'Which direction is good',
      },
      {
        name: 'unit',
        type: 'text',
        isRequired: false,
        meaning: 'Unit of value and target: share (0 to 1), or a word such as days',
      },
    ],
  },
  partnerships: {
    id: 'partnerships',
    title: 'Partnerships',
    row: 'a partnership',
    table: 'partnership',
    sums: [],
    feeds: 'names, parties, stage and dates',
    fields: [
      partnership,
      { name: 'name', type: 'text', isRequired: false, meaning: 'Name for people' },
      { name: 'customer', type: 'text', isRequired: false, meaning: 'Body that receives the service' },
      { name: 'provider', type: 'text', isRequired: false, meaning: 'Body that runs the service' },
      {
        name: 'stage',
        type: 'choice',
        isRequired: false,
        choices: stages,
        meaning: 'Stage of the life cycle',
      },
      { name: 'start', type: 'date', isRequired: false, meaning: 'Date of the agreement' },
      { name: 'pilot_start', type: 'date', isRequired: false, meaning: 'First day of the pilot' },
      { name: 'production_start', type: 'date', isRequired: false, meaning: 'First day of full running' },
      {
        name: 'fiscal_year_start',
        type: 'number',
        isRequired: false,
        meaning: 'Month number (1 to 12) in which the fiscal year starts',
      },
      currency,
      {
        name: 'next_review',
        type: 'date',
        isRequired: false,
        meaning: 'Date of the next partnership review',
      },
    ],
  },
  baselines: {
    id: 'baselines',
    title: 'Baselines',
    row: 'a frozen baseline',
    table: 'baseline',
    sums: [],
    feeds: 'the flexed baseline, and with it every saving',
    fields: [
      partnership,
      {
        name: 'baseline_from',
        type: 'month',
        isRequired: true,
        meaning: 'First month of the baseline period',
      },
      { name: 'baseline_to', type: 'month', isRequired: true, meaning: 'Last month of the baseline period' },
      service,
      {
        name: 'fixed_share',
        type: 'share',
        isRequired: false,
        meaning: 'Share of baseline cost that does not move with volume',
      },
      {
        name: 'scope_factor',
        type: 'number',
        isRequired: false,
        default: '1',
        meaning: 'Change of scope since the baseline; 1 is none',
      },
      {
        name: 'price_series',
        type: 'text',
        isRequired: false,
        meaning: 'Price index that adjusts the baseline',
      },
      { name: 'version', type: 'text', isRequired: false, default: '1', meaning: 'Version of the baseline' },
      { name: 'approved_by', type: 'text', isRequired: false, meaning: 'Who approved it' },
      { name: 'approved_on', type: 'date', isRequired: false, meaning: 'When it was approved' },
      { name: 'reason', type: 'text', isRequired: false, meaning: 'Why this baseline' },
      { name: 'evidence', type: 'text', isRequired: false, meaning: 'Where the evidence is kept' },
    ],
  },
  events: {
    id: 'events',
    title: 'Events',
    row: 'something dated',
    table: 'event',
    sums: [],
    feeds: 'dated marks on every trend',
    fields: [
      partnership,
      { name: 'date', type: 'date', isRequired: true, meaning: 'Day it happened' },
      {
        name: 'kind',
        type: 'choice',
        isRequired: true,
        choices: [
          'pilot_start',
          'adjustment',
          'production',
          'amendment',
          'rebase',
          'incident',
          'price_change',
        ],
        meaning: 'What kind of event',
      },
      { name: 'title', type: 'text', isRequired: false, meaning: 'A few words for the chart' },
      { name: 'reason', type: 'text', isRequired: false, meaning: 'Why it happened' },
      { name: 'decided_by', type: 'text', isRequired: false, meaning: 'Who decided' },
    ],
  },
  price_index: {
    id: 'price_index',
    title: 'Price index',
    row: 'an index level',
    table: 'price_index',
    sums: [],
    feeds: 'price-adjusted baselines and real terms',
    fields: [
      { name: 'series', type: 'text', isRequired: true, meaning: 'Name of the series' },
      period,
      { name: 'index', type: 'number', isRequired: true, meaning: 'Level of the index' },
    ],
  },
};

/** Dataset ids in the order in which screens list them. */
export const datasetIds = Object.keys(datasets) as readonly DatasetId[];
