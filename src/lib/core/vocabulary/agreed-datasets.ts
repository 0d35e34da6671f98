import { currency, evidence, metric, partnership, period, service } from './shared-fields.ts';
import { stages } from './stages.ts';

/** The partnerships themselves: `datasets.partnerships`. */
export const partnerships = {
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
    { name: 'stage', type: 'choice', isRequired: false, choices: stages, meaning: 'Stage of the life cycle' },
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
    { name: 'next_review', type: 'date', isRequired: false, meaning: 'Date of the next partnership review' },
  ],
} as const;

/** What each saving is measured against: `datasets.baselines`. */
export const baselines = {
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
    evidence,
  ],
} as const;

/** What was agreed, each part by version: `datasets.agreement`. */
export const agreement = {
  id: 'agreement',
  title: 'Agreement',
  row: 'a version of a component',
  table: 'agreement_component',
  sums: [],
  feeds: 'targets, prices, volume bands and credit rules as of their date',
  fields: [
    partnership,
    {
      name: 'component',
      type: 'text',
      isRequired: true,
      meaning: 'Name of the part of the agreement, the same in each version',
      synonyms: ['clause', 'schedule', 'term'],
    },
    {
      name: 'effective_from',
      type: 'date',
      isRequired: true,
      meaning: 'First day on which this version applies',
      synonyms: ['effective date', 'valid from', 'in force from'],
    },
    {
      name: 'kind',
      type: 'text',
      isRequired: false,
      meaning:
        'service_level, deadline (time allowed for a case), price, tariff (charge of a unit), volume_band, credit, governance, exit, principle, or another word',
      synonyms: ['component type', 'clause type'],
    },
    metric,
    { name: 'target', type: 'number', isRequired: false, meaning: 'Level agreed, in `unit`' },
    {
      name: 'value',
      type: 'number',
      isRequired: false,
      meaning: 'Price, band or share agreed, in `unit`',
      synonyms: ['price', 'rate'],
    },
    { name: 'unit', type: 'text', isRequired: false, meaning: 'Unit of target and value' },
    {
      name: 'effective_to',
      type: 'date',
      isRequired: false,
      meaning: 'Last day on which this version applies; blank while it is in force',
      synonyms: ['end date', 'valid to', 'expires'],
    },
    { name: 'version', type: 'text', isRequired: false, default: '1', meaning: 'Version of the component' },
    { name: 'note', type: 'text', isRequired: false, meaning: 'What else is to be known' },
  ],
} as const;

/** What happened when: `datasets.events`. */
export const events = {
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
      choices: ['pilot_start', 'adjustment', 'production', 'amendment', 'rebase', 'incident', 'price_change'],
      meaning: 'What kind of event',
    },
    { name: 'title', type: 'text', isRequired: false, meaning: 'A few words for the chart' },
    { name: 'reason', type: 'text', isRequired: false, meaning: 'Why it happened' },
    { name: 'decided_by', type: 'text', isRequired: false, meaning: 'Who decided' },
  ],
} as const;

/** Levels of prices: `datasets.price_index`. */
export const priceIndex = {
  id: 'price_index',
  title: 'Price index',
  row: 'an index level',
  table: 'price_index',
  sums: [],
  feeds: 'price-adjusted baselines and real terms',
  fields: [
    {
      name: 'series',
      type: 'text',
      isRequired: true,
      meaning: 'Name of the series',
      synonyms: ['series id', 'seriesid'],
    },
    { ...period, synonyms: [...period.synonyms, 'observation date'] },
    {
      name: 'index',
      type: 'number',
      isRequired: true,
      meaning: 'Level of the index',
      synonyms: ['index level', 'cpi', 'deflator', 'gdpdef'],
    },
  ],
} as const;
