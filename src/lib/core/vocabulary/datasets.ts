import { agreement, baselines, events, partnerships, priceIndex } from './agreed-datasets.ts';
import { benefitPlan, benefits } from './benefit-datasets.ts';
import { alternatives, log, objectives, programme, survey } from './life-cycle-datasets.ts';
import { better, currency, partnership, period, scenario, service } from './shared-fields.ts';

/** The datasets Outturn reads. */
export type DatasetId =
  | 'costs'
  | 'volumes'
  | 'service_levels'
  | 'tickets'
  | 'partnerships'
  | 'benefits'
  | 'benefit_plan'
  | 'baselines'
  | 'agreement'
  | 'events'
  | 'price_index'
  | 'objectives'
  | 'log'
  | 'alternatives'
  | 'survey'
  | 'programme';

/**
 * How a field's text is typed. `share` reads 0 to 1, and `95%` as 0.95; `flag` is true or false; `moment` is a day with
 * a time of day, without a zone.
 */
export type FieldType =
  'text' | 'month' | 'date' | 'moment' | 'money' | 'number' | 'share' | 'choice' | 'flag';

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
  /** Numeric fields that a source may suppress (`<=5`): then null, and the column `suppressed` holds what was written. */
  readonly suppressible?: readonly string[];
  /** Fields of which at least one whole group must be mapped. */
  readonly oneOf?: readonly (readonly string[])[];
  /** What the dataset answers, for the screens that say what is missing. */
  readonly feeds: string;
}

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

const ticketFields: readonly Field[] = [
  { ...partnership, synonyms: [...partnership.synonyms, 'company', 'assignment group'] },
  {
    name: 'opened',
    type: 'moment',
    isRequired: true,
    meaning: 'When the case was opened',
    synonyms: [
      'opened at',
      'created',
      'created at',
      'created date',
      'date opened',
      'sys created at',
      'received',
    ],
  },
  {
    name: 'id',
    type: 'text',
    isRequired: false,
    meaning: 'Number of the case in the source system',
    synonyms: [
      'number',
      'case id',
      'case number',
      'ticket',
      'ticket id',
      'incident number',
      'key',
      'issue key',
    ],
  },
  { ...service, synonyms: ['category', 'business service', 'cmdb ci', ...service.synonyms] },
  {
    name: 'priority',
    type: 'text',
    isRequired: false,
    meaning: 'How urgent the case is, as the source writes it',
    synonyms: ['severity', 'urgency'],
  },
  {
    name: 'resolved',
    type: 'moment',
    isRequired: false,
    meaning: 'When the case was resolved; blank while it is open',
    synonyms: ['resolved at', 'resolution date', 'closed at', 'closed', 'closed date', 'date closed'],
  },
  {
    name: 'due',
    type: 'moment',
    isRequired: false,
    meaning: 'When the case was to be resolved',
    synonyms: ['due date', 'sla due', 'planned end time', 'due at'],
  },
  {
    name: 'made_sla',
    type: 'flag',
    isRequired: false,
    meaning: 'Whether the case was resolved within its service level',
    synonyms: ['made sla', 'sla met', 'within sla', 'in sla', 'met sla'],
  },
  {
    name: 'reopened',
    type: 'number',
    isRequired: false,
    meaning: 'How often the case was opened again',
    synonyms: ['reopen count', 'reopened count', 'times reopened'],
  },
  {
    name: 'state',
    type: 'text',
    isRequired: false,
    meaning: 'Where the case stands, as the source writes it',
    synonyms: ['status', 'incident state', 'ticket status'],
  },
];

/** Every dataset by id, in the order in which screens list them. */
export const datasets: Readonly<Record<DatasetId, Dataset>> = {
  costs: {
    id: 'costs',
    title: 'Costs',
    row: 'an amount',
    table: 'fact_cost',
    sums: ['amount'],
    suppressible: ['amount'],
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
        synonyms: [
          'net amount',
          'netamount',
          'amount in sterling',
          'amount gbp',
          'invoice net line amount',
          'net value',
          'fin.transaction amount',
          'transaction amount',
          'billedcost',
          'billed cost',
          'datavalue',
          'data value',
          'cost',
          'spend',
          'expenditure',
          'value',
          'total',
        ],
      },
      {
        name: 'party',
        type: 'choice',
        isRequired: false,
        choices: ['customer', 'provider'],
        meaning: 'Which body bears the cost',
        synonyms: ['side', 'borne by'],
      },
      service,
      {
        name: 'category',
        type: 'text',
        isRequired: false,
        meaning: 'Budget line',
        synonyms: [
          'expense type',
          'expenditure category',
          'expenditurecategory',
          'expenditure type',
          'account category',
          'account description',
          'cost element',
          'servicecategory',
          'merchant category',
          'mcc',
          'subjective',
        ],
      },
      {
        name: 'kind',
        type: 'choice',
        isRequired: false,
        choices: costKinds,
        default: 'run',
        meaning: 'What the amount was for',
        synonyms: ['cost type', 'cost kind'],
      },
      scenario,
      currency,
      {
        name: 'source_ref',
        type: 'text',
        isRequired: false,
        meaning: 'Document number in the source system',
        synonyms: [
          'transaction number',
          'transactionnumber',
          'transaction no',
          'document number',
          'document no',
          'doc nbr',
          'invoice number',
          'voucher number',
          'ref no',
        ],
      },
    ],
  },
  volumes: {
    id: 'volumes',
    title: 'Volumes',
    row: 'demand or output',
    table: 'fact_volume',
    sums: ['volume'],
    suppressible: ['volume'],
    feeds: 'volume, unit cost and the volume-flexed baseline',
    fields: [
      partnership,
      period,
      {
        name: 'volume',
        type: 'number',
        isRequired: true,
        meaning: 'Units delivered in the period',
        synonyms: [
          'count',
          'quantity',
          'transactions',
          'number of transactions',
          'total volume',
          'total attendances',
          'visits',
          'cases',
          'consumedquantity',
          'demand',
        ],
      },
      service,
      {
        name: 'unit',
        type: 'text',
        isRequired: false,
        meaning: 'What is counted, in the plural',
        synonyms: ['consumedunit', 'units', 'unit of measure'],
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
    suppressible: ['value', 'numerator', 'denominator'],
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
        synonyms: ['measure', 'kpi', 'indicator', 'sla', 'service standard', 'service std en', 'standard'],
      },
      {
        name: 'value',
        type: 'number',
        isRequired: false,
        meaning: 'Level as given, in `unit`',
        synonyms: ['performance', 'result', 'level', 'actual', 'score'],
      },
      {
        name: 'numerator',
        type: 'number',
        isRequired: false,
        meaning: 'Cases that met the level',
        synonyms: [
          'met',
          'within target',
          'number met',
          'volume meeting target',
          'number of eligible referrals treated within 31 days',
        ],
      },
      {
        name: 'denominator',
        type: 'number',
        isRequired: false,
        meaning: 'Cases counted',
        synonyms: ['cases', 'eligible', 'total cases', 'total volume', 'number of eligible referrals'],
      },
      service,
      {
        name: 'target',
        type: 'number',
        isRequired: false,
        meaning: 'Target in force in the period, in `unit`',
        synonyms: ['service std target', 'sla target', 'target value', 'threshold'],
      },
      better,
      {
        name: 'unit',
        type: 'text',
        isRequired: false,
        meaning: 'Unit of value and target: share (0 to 1), or a word such as days',
      },
    ],
  },
  tickets: {
    id: 'tickets',
    title: 'Tickets',
    row: 'a case',
    table: 'fact_ticket',
    sums: [],
    feeds: 'volume and service levels counted from cases, and the age of open ones',
    fields: ticketFields,
  },
  partnerships,
  benefits,
  benefit_plan: benefitPlan,
  baselines,
  agreement,
  events,
  price_index: priceIndex,
  objectives,
  log,
  alternatives,
  survey,
  programme,
};

/** Dataset ids in the order in which screens list them. */
export const datasetIds = Object.keys(datasets) as readonly DatasetId[];

/** True for a dataset whose rows stand for a period, which its table keeps the length of in the column `grain`. */
export function hasGrain({ fields }: Pick<Dataset, 'fields'>): boolean {
  return fields.some(({ name }) => name === 'period');
}

/** True for a dataset whose table keeps what was written in place of a suppressed value, in the column `suppressed`. */
export function hasSuppressed({ suppressible = [] }: Pick<Dataset, 'suppressible'>): boolean {
  return suppressible.length > 0;
}
