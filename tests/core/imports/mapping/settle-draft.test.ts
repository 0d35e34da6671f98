import { describe, expect, it } from 'vitest';
import { changeRule, draftOf, ruleOf } from '#lib/core/imports/mapping/mapping-draft.ts';
import { emptyMapping } from '#lib/core/imports/mapping/mapping.ts';
import type { Seen } from '#lib/core/imports/propose/proposal.ts';
import { settledMark, withSettledFormats } from '#lib/core/imports/mapping/settle-draft.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';

const header = ['Paid', 'Due', 'Net', 'Gross', 'Units'];
const seen: Seen = {
  name: 'ledger.csv',
  header,
  samples: [
    ['13/04/2025', '01/02/2025', '1.234,50', '1.234', '5'],
    ['01/04/2025', '03/02/2025', '7,25', '2.500', '12'],
  ],
  preamble: [],
  delimiter: ';',
};
const empty = draftOf(emptyMapping('costs', header, 'Costs'), 'ledger.csv');
const choose = (field: string, column: number, from = empty) =>
  changeRule(from, field, { kind: 'column', column });
const settle = (draft: typeof empty) =>
  ruleOf(withSettledFormats(draft, empty, seen, ukFiscalCalendar), 'period').format;

describe('a column of dates that is newly chosen', () => {
  it('says how it is written where one way alone reads it', () => {
    expect(settle(choose('period', 0))).toBe('dd/mm/yyyy');
  });

  it('stays open where day and month could be either', () => {
    expect(settle(choose('period', 1))).toBeNull();
  });

  it('keeps what was said beside it', () => {
    expect(settle(changeRule(choose('period', 1), 'period', { format: 'mm/dd/yyyy' }))).toBe('mm/dd/yyyy');
  });
});

describe('the decimal mark', () => {
  const mark = (draft: typeof empty, former = empty) => settledMark(draft, former, seen, ukFiscalCalendar);

  it('is what the first column of numbers shows', () => {
    expect(mark(choose('amount', 2))).toBe(',');
  });

  it('is asked where that column leaves it open', () => {
    expect(mark(choose('amount', 3))).toBeNull();
  });

  it('stays as it is while no column of numbers is new', () => {
    expect(mark(choose('period', 0))).toBe('.');
  });
});
