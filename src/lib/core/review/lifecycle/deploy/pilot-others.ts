import type { Table, TableCell } from '../../../charts/table.ts';
import { formatNumber } from '../../../vocabulary/format.ts';
import { verdictWords } from './pilot-words.ts';
import type { Tested } from './tested.ts';
import { differenceWords, intervalWords, valueWords } from './words.ts';

/** Every outcome with its means, step and verdict. */
export function othersTable(tested: readonly Tested[]): Table {
  const text = (words: string): TableCell => ({ text: words, sort: words || null });
  return {
    columns: [
      { id: 'outcome', label: 'Outcome', align: 'start' },
      { id: 'before', label: '12 months before', align: 'end' },
      { id: 'after', label: '12 months after', align: 'end' },
      { id: 'step', label: 'Step', align: 'end' },
      { id: 'interval', label: '95% interval', align: 'end' },
      { id: 'verdict', label: 'Verdict', align: 'start' },
    ],
    rows: tested.map(({ outcome, effect }) => {
      const { unit } = outcome;
      const { means, verdict, fitted, runUp } = effect;
      const step = (runUp?.without ?? fitted)?.levelChange ?? null;
      const number = (value: number | null, words: (value: number) => string): TableCell => ({
        text: value === null ? '–' : words(value),
        sort: value,
        exact: value === null ? null : String(value),
      });
      return {
        id: outcome.key,
        cells: [
          text(outcome.label),
          number(means.before, (value) => valueWords(value, unit)),
          number(means.after, (value) => valueWords(value, unit)),
          number(step?.value ?? null, (value) => differenceWords(value, unit)),
          text(step ? intervalWords(step, unit) : ''),
          text(verdictWords[verdict]),
        ],
      };
    }),
  };
}

/** Many outcomes tested at once: how many should be found by chance alone. */
export function othersNote(tested: readonly Tested[]): string {
  const count = tested.filter(({ effect }) => effect.fitted?.standing === 'estimate').length;
  if (count === 0) return '';
  return `Of ${count} ${count === 1 ? 'outcome' : 'outcomes'} tested at 95%, ${formatNumber((count * 0.05).toFixed(1))} should be expected to show a step by chance alone.`;
}
