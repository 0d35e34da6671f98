import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridge, type BridgeService } from '#lib/core/appraisal/bridge.ts';
import { add, subtract } from '#lib/core/vocabulary/money.ts';

function service(
  name: string,
  [cost0, volume0]: readonly [string, string],
  [cost1, volume1]: readonly [string, string],
): BridgeService {
  return { service: name, unit: 'units', cost0, volume0, cost1, volume1 };
}

describe('mix against the mean unit cost', () => {
  it('has the published lines: what is cheap and shrinks adds to cost', () => {
    // answers.google.com/answers/threadview/id/716474.html, against the mean of 2.5: 390, 345 and 15, in total 750.
    const made = bridge(
      [
        service('A', ['1600.00', '400'], ['2100.00', '700']),
        service('B', ['300.00', '300'], ['200.00', '100']),
        service('C', ['600.00', '300'], ['300.00', '300']),
      ],
      'price_volume_mix',
    );
    expect(made.parts.map(({ mixAgainstMean }) => mixAgainstMean)).toEqual(['390.00', '345.00', '15.00']);
    expect(made.parts.map(({ mix }) => mix)).toEqual(['1040.00', '-230.00', '-60.00']);
  });

  it('has the total of the plain mix to the cent, whatever rounding leaves', () => {
    const pence = fc.integer({ min: 1, max: 9_999_999 }).map((amount) => (amount / 100).toFixed(2));
    const volume = fc.integer({ min: 1, max: 9_999 }).map(String);
    const side = fc.tuple(pence, volume);
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 7 }), (rows) => {
        const made = bridge(
          rows.map(([from, to], at) => service(`S${at}`, from, to)),
          'price_volume_mix',
        );
        const total = add('0.00', ...made.parts.map(({ mixAgainstMean }) => mixAgainstMean ?? '0.00'));
        expect(subtract(total, made.mix)).toMatch(/^0\.0+$/);
      }),
    );
  });

  it('is not told by logarithmic means, nor of services in different units', () => {
    const one = service('A', ['100.00', '10'], ['120.00', '11']);
    const two = { ...service('B', ['100.00', '10'], ['90.00', '9']), unit: 'cases' };
    expect(bridge([one], 'lmdi').parts[0]?.mixAgainstMean).toBeNull();
    expect(bridge([one, two], 'price_volume_mix').parts.map((part) => part.mixAgainstMean)).toEqual([
      null,
      null,
    ]);
  });
});

describe('by logarithmic means', () => {
  it('only services that can be split count in the total volume', () => {
    // B has no cost before: its 1,000 units must not turn the volume of A into mix.
    const made = bridge(
      [service('A', ['100.00', '10'], ['200.00', '20']), service('B', ['0.00', '1000'], ['5.00', '1'])],
      'lmdi',
    );
    expect(made).toMatchObject({ volume: '100.00', mix: '0.00', price: '0.00', unsplit: '5.00' });
  });
});
