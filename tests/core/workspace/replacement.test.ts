import { describe, expect, it } from 'vitest';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { emptyMapping } from '#lib/core/imports/mapping/mapping.ts';
import { formerVersion, replacementOf } from '#lib/core/workspace/replacement.ts';

function loaded(change: Partial<ImportedFile>): ImportedFile {
  return {
    id: 1,
    name: 'costs.csv',
    sha256: 'old',
    sizeBytes: 10,
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    dataset: 'costs',
    profile: 'Outturn costs',
    mapping: emptyMapping('costs', [], 'Outturn costs'),
    rows: { read: 3, accepted: 3, rejected: 0, excluded: 0 },
    cells: null,
    suppressed: 0,
    mended: 0,
    mends: null,
    amounts: [],
    control: [],
    findings: [],
    ...change,
  };
}

const sum = (currency: string | null, accepted: string) => ({
  column: 'amount',
  currency,
  read: accepted,
  accepted,
  rejected: '0.00',
  excluded: '0.00',
});

describe('the former version of a file that comes again', () => {
  const former = loaded({});

  it('has its name and dataset and other bytes', () => {
    expect(formerVersion(loaded({ sha256: 'new' }), [former])).toBe(former);
  });

  it.each([
    ['the same bytes', loaded({})],
    ['another dataset', loaded({ sha256: 'new', dataset: 'volumes' })],
    ['another name', loaded({ sha256: 'new', name: 'ledger.csv' })],
    ['mended rows of it', loaded({ sha256: 'new', mends: 1 })],
  ])('is none for %s', (_what, incoming) => {
    expect(formerVersion(incoming, [former])).toBeNull();
  });

  it('is found without its folder, but not across two folders', () => {
    const [april, may] = [loaded({ name: 'april/costs.csv' }), loaded({ id: 2, name: 'may/costs.csv' })];
    expect(formerVersion(loaded({ sha256: 'new', name: 'costs.csv' }), [april])).toBe(april);
    expect(formerVersion(loaded({ sha256: 'new', name: 'may/costs.csv' }), [april])).toBeNull();
    expect(formerVersion(loaded({ sha256: 'new', name: 'may/costs.csv' }), [april, may])).toBe(may);
    expect(formerVersion(loaded({ sha256: 'new', name: 'costs.csv' }), [april, may])).toBeNull();
  });
});

describe('a replacement', () => {
  it('shows the rows and the sums of both by currency, and the difference to the cent', () => {
    const former = loaded({ amounts: [sum('GBP', '100.10'), sum('EUR', '5.00')] });
    const incoming = loaded({
      sha256: 'new',
      rows: { read: 5, accepted: 4, rejected: 1, excluded: 0 },
      amounts: [sum('GBP', '99.95'), sum('USD', '7.00')],
    });
    expect(replacementOf(former, incoming)).toMatchObject({
      rowDifference: 1,
      amounts: [
        { currency: 'GBP', former: '100.10', incoming: '99.95', difference: '-0.15' },
        { currency: 'EUR', former: '5.00', incoming: null, difference: '-5.00' },
        { currency: 'USD', former: null, incoming: '7.00', difference: '7.00' },
      ],
    });
  });
});
