import { describe, expect, it } from 'vitest';
import { placeWords, spread, textWidthPx, wrap } from '#lib/core/charts/labels.ts';

describe('names at the ends of lines', () => {
  it('stay where they are when there is room', () => {
    expect(
      spread(
        [
          { at: 20, height: 10 },
          { at: 80, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 80]);
  });

  it('are pushed apart where they would overlap, in the order of their lines', () => {
    expect(
      spread(
        [
          { at: 52, height: 10 },
          { at: 50, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([60, 50]);
  });

  it('are pushed back from the lower edge', () => {
    expect(
      spread(
        [
          { at: 98, height: 10 },
          { at: 97, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([95, 80]);
  });

  it('break at spaces', () => {
    expect(wrap('Expenses and travel', textWidthPx('Expenses and') + 1)).toEqual(['Expenses and', 'travel']);
    expect(wrap('Payroll', 5)).toEqual(['Payroll']);
  });
});

describe('words over events', () => {
  it('stand in one row when they are far apart', () => {
    const placed = placeWords(
      [
        { x: 0, text: 'Pilot' },
        { x: 300, text: 'Go-live' },
      ],
      600,
      3,
    );
    expect(placed.map(({ row }) => row)).toEqual([0, 0]);
  });

  it('step up to the left when crowded, so that no hairline runs through words', () => {
    const words = [0, 10, 20].map((x) => ({ x, text: `Event at ${x}` }));
    expect(placeWords(words, 600, 3).map(({ row }) => row)).toEqual([2, 1, 0]);
  });

  it('are counted on a neighbour when there is no row left', () => {
    const words = [0, 10, 20, 30].map((x) => ({ x, text: `Event at ${x}` }));
    const placed = placeWords(words, 600, 2);
    expect(placed.map(({ row }) => row)).toEqual([null, null, 1, 0]);
    expect(placed.map(({ text }) => text)[2]).toBe('Event at 20 +2');
  });

  it('stand to the left of their hairline at the right edge', () => {
    expect(placeWords([{ x: 590, text: 'Price change' }], 600, 3)[0]?.anchor).toBe('end');
  });
});
