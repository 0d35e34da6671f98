import type { DatasetId, Field } from '../vocabulary/datasets.ts';

/**
 * Names that exports use for a field beside those of the contract, by dataset and field, the surest first: seen in
 * published files and in the manuals of finance and service-desk systems.
 */
const synonyms: Readonly<Partial<Record<DatasetId, Readonly<Record<string, readonly string[]>>>>> = {
  costs: {
    partnership: [
      'ministry',
      'department name',
      'agency name',
      'organisation name',
      'beneficiary name',
      'name of beneficiary',
      'name des begünstigten',
      'nazwa beneficjenta',
      'cost center',
      'cost centre',
    ],
    period: [
      'posted date',
      'transaction date',
      'accounting date',
      'operation start date',
      'fiscal year',
      'financial year',
      'budget year',
      'jahr der bewilligung',
      'year',
    ],
    amount: [
      'net',
      'amount (gbp)',
      'total eligible expenditure*',
      'gewährte beträge',
      'wartość projektu',
      'betrag',
      'montant',
      'importe',
      'kwota',
    ],
    service: ['service area', 'division', 'directorate', 'programme', 'program', 'operation name'],
    category: ['account category', 'account description', 'spend category', 'merchant category', 'class'],
    scenario: ['data version', 'budget version'],
    source_ref: ['transaction no', 'invoice number', 'invoice no', 'doc nbr', 'reference'],
  },
  volumes: {
    partnership: ['authority', 'local authority', 'health board', 'organisation name', 'department name'],
    period: ['quarter', 'year', 'fiscal year', 'financial year'],
    volume: ['visits', 'cases', 'number', 'total', 'attendances', 'requests', 'calls'],
    service: ['location', 'site', 'service type'],
  },
  service_levels: {
    partnership: ['authority', 'local authority', 'health board', 'organisation name', 'department name'],
    period: ['quarter', 'year', 'fiscal year', 'financial year'],
    metric: ['service standard', 'standard', 'sla'],
    value: ['performance', 'result', 'percentage', '% met'],
    numerator: ['achieved', 'within target', 'number met'],
    denominator: ['total', 'number'],
    service: ['service name', 'site', 'team'],
  },
  price_index: {
    series: ['index name', 'measure', 'item'],
    index: ['value', 'index level', 'level'],
    period: ['quarter', 'year', 'observation date'],
  },
};

/** Headers that may stand for a field: the contract's own, then further ones. */
export function synonymsOf(dataset: DatasetId, field: Field): readonly string[] {
  return [...(field.synonyms ?? []), ...(synonyms[dataset]?.[field.name] ?? [])];
}
