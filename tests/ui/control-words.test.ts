import { expect, it } from 'vitest';
import { controlInWords } from '#lib/ui/control-words.ts';

const amount = (currency: string | null) => ({
  column: 'amount',
  currency,
  read: '14.75',
  accepted: '14.75',
  rejected: '0',
  excluded: '0',
});

it('a control total is told in money, with how much is missing or too much', () => {
  const total = { source: 'amount: typed in', expected: '15', found: '14.75', difference: '-0.25' };
  const file = { dataset: 'costs', amounts: [amount(null)] } as const;
  expect(controlInWords(total, file, 'GBP')).toBe(
    'amount: typed in: expected £15.00, found £14.75, £0.25 short',
  );
  expect(controlInWords({ ...total, found: '15', difference: '0' }, file, 'GBP')).toBe(
    'amount: typed in: expected £15.00',
  );
});

it('a difference of less than a penny is not rounded away', () => {
  const total = { source: 'amount: typed in', expected: '1', found: '1.0004', difference: '0.0004' };
  const file = { dataset: 'costs', amounts: [amount('USD')] } as const;
  expect(controlInWords(total, file, 'GBP')).toContain('$0.0004 too much');
});

it('amounts in two currencies are numbers without one', () => {
  const total = { source: 'amount: typed in', expected: '20000', found: '20000', difference: '0' };
  const file = { dataset: 'costs', amounts: [amount('USD'), amount('EUR')] } as const;
  expect(controlInWords(total, file, 'GBP')).toBe('amount: typed in: expected 20,000');
});
