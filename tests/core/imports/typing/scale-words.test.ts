import { describe, expect, it } from 'vitest';
import { scaleIn, scaleInPreamble } from '#lib/core/imports/typing/scale-words.ts';

describe('the scale that a header names', () => {
  it.each([
    ['£000', '1000'],
    ['£000s', '1000'],
    ["£'000", '1000'],
    ['£’000s', '1000'],
    ['Amount (£000)', '1000'],
    ["Amount ('000)", '1000'],
    ['Net (000s)', '1000'],
    ['Spend 000s', '1000'],
    ['£k', '1000'],
    ['$k', '1000'],
    ['Cost (£ K)', '1000'],
    ['k€', '1000'],
    ['Kosten in T€', '1000'],
    ['GBP 000', '1000'],
    ['USD thousands', '1000'],
    ['in thousands', '1000'],
    ['thousands of dollars', '1000'],
    ['thousand euros', '1000'],
    ['Betrag in tausend', '1000'],
    ['Betrag (Tsd. EUR)', '1000'],
    ["milliers d'euros", '1000'],
    ['miles de euros', '1000'],
    ['tys. zł', '1000'],
    ['$ M', '1000000'],
    ['£m', '1000000'],
    ['Budget £m 2024', '1000000'],
    ['£ million', '1000000'],
    ['£million', '1000000'],
    ['USD mn', '1000000'],
    ['EUR m', '1000000'],
    ['Mio. €', '1000000'],
    ['Mio €', '1000000'],
    ['€ mln', '1000000'],
    ['mln zł', '1000000'],
    ["en millions d'euros", '1000000'],
    ['millones de pesos', '1000000'],
    ['€bn', '1000000000'],
    ['£ billion', '1000000000'],
    ['GDP (£ billion)', '1000000000'],
    ['Mrd. €', '1000000000'],
    ['milliards', '1000000000'],
  ])('%j is %s', (header, scale) => {
    expect(scaleIn(header)).toBe(scale);
  });

  it.each([
    ['metres'],
    ['Length (m)'],
    ['m'],
    ['k'],
    ['2000'],
    ['£2000'],
    ['Population 1000s of 2,000'],
    ['2,000'],
    ['10 000'],
    ['Cost centre 000'],
    ['Amount'],
    ['Amount (£)'],
    ['£ materials'],
    ['£ budget'],
    ['T'],
    ['Milestone'],
    ['rate per thousand'],
    ['Miles'],
    ['spend over £500'],
    ['spend over £25k'],
    ['Amount (£000 or £m)'],
  ])('%j names none', (header) => {
    expect(scaleIn(header)).toBeNull();
  });
});

describe('the scale above a header', () => {
  it('is the one that the lines name', () => {
    expect(scaleInPreamble(['Department of Works', '(in thousands of dollars)', '2024'])).toBe('1000');
  });

  it('is none when the lines name none or several', () => {
    expect(scaleInPreamble(['Department of Works'])).toBeNull();
    expect(scaleInPreamble(['£000', '£m'])).toBeNull();
    expect(scaleInPreamble([])).toBeNull();
  });
});
