import { expect, it } from 'vitest';
import { dataInWords } from '#lib/ui/data-words.ts';

const file = (name: string, { read = 4, rejected = 0, mended = 0, mends = null as number | null } = {}) => ({
  name,
  sha256: name,
  rows: { read, accepted: read - rejected, rejected, excluded: 0 },
  mended,
  mends,
  control: [],
});

const held = (name: string, difference: string) => ({
  ...file(name),
  control: [{ source: 'amount: typed in', expected: '10', found: '10', difference }],
});

it('what needs a person comes first, then what was loaded, then whether it ties', () => {
  expect(dataInWords([file('april.csv'), held('may.csv', '-0.25')], 2)).toBe(
    '2 files need you. 2 files loaded, 8 rows read. 1 file does not tie.',
  );
});

it('a file that holds two datasets is one file, and its rows are told once', () => {
  expect(dataInWords([file('trusts.csv', { read: 200 }), file('trusts.csv', { read: 200 })], 0)).toBe(
    '1 file loaded, 200 rows read. No control totals are given.',
  );
});

it('rejected rows are told until they are mended', () => {
  const told = dataInWords(
    [file('july.csv', { rejected: 2, mended: 1 }), file('mended.csv', { mends: 1 })],
    0,
  );
  expect(told).toContain('1 file loaded, 4 rows read, 1 rejected.');
});

it('control totals that all tie are told with how many files they are of', () => {
  expect(dataInWords([held('april.csv', '0'), file('may.csv')], 0)).toContain(
    'All control totals of 1 file tie.',
  );
  expect(dataInWords([held('april.csv', '0')], 0)).toContain('All control totals tie.');
});

it('nothing loaded is said so', () => {
  expect(dataInWords([], 0)).toBe('No file is loaded yet.');
  expect(dataInWords([], 1)).toBe('1 file needs you.');
});
