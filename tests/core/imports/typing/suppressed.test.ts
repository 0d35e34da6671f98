import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { isSuppressed } from '#lib/core/imports/typing/suppressed.ts';
import { readAll, startTyping } from '../typing-kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTyping();
});

afterAll(() => engine.close());

const held = [
  ...['<=5', '<5', '< 5', '< = 5', '≤5', '<0.5', '*', '**', '***', '..', '...', '…', ':', 'ND', 'nd', 'n.d.'],
  ...['NA', 'N/A', 'n/a', '#N/A', 'n.a.', 'c', 'C', 'x', 'X', '[c]', '[x]', '[z]', '[low]', '[u]', ' <=5 '],
  ...['suppressed', 'Suppressed', 'redacted', 'not available', 'Not applicable', 'withheld', 'confidential'],
];

const told = [
  ...[
    '',
    ' ',
    '-',
    '–',
    '?',
    'NULL',
    '0',
    '5',
    '>5',
    '<',
    '<=',
    '<5 days',
    '.',
    '5*',
    'xx',
    'cc',
    'nan',
    'name',
  ],
  ...['[5]', '(c)', 'not available before 2024', 'national', 'N', 'A', '5c', '::', '<=5<=5', '[c'],
];

describe('values that a source holds back', () => {
  it('are marks, bounds and words, in any case', () => {
    expect(held.filter((text) => !isSuppressed(text))).toEqual([]);
  });

  it('are no numbers, no blanks and no other words', () => {
    expect(told.filter(isSuppressed)).toEqual([]);
  });

  it('are the same in the database', async () => {
    const found = await readAll(engine, 'is_suppressed(tidy(x))', [...held, ...told]);
    expect(found).toEqual([...held.map(() => 'true'), ...told.map(() => 'false')]);
  });
});
