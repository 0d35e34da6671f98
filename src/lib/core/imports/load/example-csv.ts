import { datasets, type DatasetId, type Field } from '../../vocabulary/datasets.ts';
import { csvText } from './csv-text.ts';

/** A small file of a dataset to start from: its header and two rows of made-up values that load as they stand. */
export function exampleCsv(id: DatasetId): string {
  const { fields } = datasets[id];
  const rows = ['04', '05'].map((month) => fields.map((field) => exampleOf(field, month)));
  return csvText(
    fields.map(({ name }) => name),
    rows,
  );
}

const byName: Readonly<Record<string, string>> = {
  partnership: 'shared-hr',
  service: 'Payroll',
  currency: 'GBP',
  party: 'customer',
  scenario: 'actual',
  metric: 'Paid on time',
  unit: 'cases',
  fiscal_year_start: '4',
  fixed_share: '0.4',
  scope_factor: '1',
  index: '100.0',
  series: 'GDP deflator',
  baseline_from: '2024-04-01',
  baseline_to: '2025-03-01',
};

function exampleOf({ name, type, choices, default: usual }: Field, month: string): string {
  const told = byName[name] ?? usual;
  if (told !== undefined) return told;
  switch (type) {
    case 'month':
      return `2025-${month}-01`;
    case 'date':
      return `2025-${month}-15`;
    case 'moment':
      return `2025-${month}-15 09:30`;
    case 'money':
      return '1250.00';
    case 'number':
      return '120';
    case 'share':
      return '0.95';
    case 'choice':
      return choices?.[0] ?? '';
    case 'flag':
      return 'true';
    case 'text':
      return name;
  }
}
