import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { FieldRule, Mapping } from './mapping.ts';
import type { Seen } from '../propose/proposal.ts';
import { cellsAt } from '../propose/seen-cells.ts';
import { expandWide } from './wide-columns.ts';

/** What a question calls the texts that a rule reads: the name of its column, of several, or `{period}` for headers. */
export function ruleLabel(field: string, rule: FieldRule | undefined): string | null {
  switch (rule?.from) {
    case 'column':
      return rule.column.name.trim();
    case 'join':
      return rule.columns.map(({ name }) => name.trim()).join(' + ');
    case 'wide':
      return `{${field}}`;
    case 'constant':
    case 'file_name':
    case 'preamble':
    case 'sum':
    case undefined:
      return null;
  }
}

/** The sampled texts that a rule reads a month or a date from; blank ones left out. */
export function ruleTexts(
  field: string,
  mapping: Mapping,
  seen: Seen,
  calendar: FiscalCalendar,
): readonly string[] {
  const rule = mapping.fields[field];
  if (rule?.from === 'column') return cellsAt(seen, rule.column.index);
  if (rule?.from === 'join') {
    const joined = seen.samples.map((row) =>
      rule.columns.map(({ index }) => row[index]?.trim() ?? '').join(' '),
    );
    return joined.map((text) => text.trim()).filter((text) => text !== '');
  }
  if (rule?.from !== 'wide') return [];
  const columns = expandWide(mapping, seen.header, calendar).filter(({ isLeftOut }) => !isLeftOut);
  return [...new Set(columns.flatMap(({ labels }) => labels[field] ?? []))];
}
