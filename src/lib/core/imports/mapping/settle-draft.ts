import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { decimalMarkOf } from '../typing/amount-evidence.ts';
import { decidedMark } from '../propose/decided-mark.ts';
import { isDated } from '../typing/field-kinds.ts';
import { changeRule, mappingOf, ruleOf, type MappingDraft } from './mapping-draft.ts';
import type { DecimalMark } from './mapping.ts';
import type { Seen } from '../propose/proposal.ts';
import { cellsAt, numberColumns } from '../propose/seen-cells.ts';
import { settledFormat } from '../propose/settled-format.ts';

/**
 * The draft with what newly chosen columns settle by themselves: how their dates are written where that is sure. What
 * is not sure stays open, so that it is asked.
 */
export function withSettledFormats(
  draft: MappingDraft,
  former: MappingDraft,
  seen: Seen,
  calendar: FiscalCalendar,
): MappingDraft {
  return datasets[draft.dataset].fields.filter(isDated).reduce((settled, { name }) => {
    const { kind, column, format } = ruleOf(draft, name);
    const before = ruleOf(former, name);
    const isNew = kind === 'column' && (before.kind !== 'column' || before.column !== column);
    if (!isNew || column === null || (format !== null && format !== before.format)) return settled;
    const found = settledFormat(cellsAt(seen, column), seen.header[column] ?? '', draft.calendar ?? calendar);
    return changeRule(settled, name, { format: found });
  }, draft);
}

/**
 * The decimal mark after columns of numbers were newly chosen: what all of them show, else what was told before where
 * the new ones leave no doubt; null: to be asked.
 */
export function settledMark(
  draft: MappingDraft,
  former: MappingDraft,
  seen: Seen,
  calendar: FiscalCalendar,
): DecimalMark | null {
  const placesOf = (one: MappingDraft) =>
    new Set(numberColumns(mappingOf(one), seen.header, calendar).map(({ column }) => column.index));
  const before = placesOf(former);
  const added = [...placesOf(draft)].filter((index) => !before.has(index));
  if (added.length === 0) return draft.decimalMark;
  const whole = decidedMark(mappingOf(draft), seen, calendar);
  if (whole !== null || before.size === 0) return whole;
  const cells = added.flatMap((index) => cellsAt(seen, index));
  return decimalMarkOf(cells, seen.delimiter).mark === null ? null : draft.decimalMark;
}
