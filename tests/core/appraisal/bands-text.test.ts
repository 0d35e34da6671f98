import { expect, it } from 'vitest';
import { readBands, writeBands } from '#lib/core/appraisal/bands-text.ts';
import { rateSets } from '#lib/core/appraisal/rate-sets.ts';

it('a schedule is read as it is written', () => {
  for (const { bands } of Object.values(rateSets).filter((set) => set.bands.length > 0)) {
    expect(readBands(writeBands(bands))).toEqual(bands);
  }
});

it('one rate holds for all years', () => {
  expect(readBands('2.1%')).toEqual([{ from: 0, rate: 0.021 }]);
  expect(readBands('31: 3; 0: 3.5')).toEqual([
    { from: 0, rate: 0.035 },
    { from: 31, rate: 0.03 },
  ]);
});

it.each(['', 'soon', '5: 3%', '0: 3%; 0: 2%', '-60%', '2000: 1%; 0: 1%'])(
  '"%s" is none, and says why',
  (text) => {
    expect(readBands(text)).toMatch(/xpected/);
  },
);
