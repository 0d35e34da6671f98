import { describe, expect, it } from 'vitest';
import type { PackBlock } from '#lib/core/review/pack/pack.ts';
import { pageName } from '#lib/ui/review/page-names.ts';
import { packOfEverything, packPage } from '../../support/packs.ts';

describe('what a page is called in a list of them', () => {
  const chart = packOfEverything()
    .pages.flatMap(({ blocks }) => blocks)
    .find((block): block is PackBlock & { kind: 'chart' } => block.kind === 'chart')!;

  it('is its kind, but pages of one kind have names of their own', () => {
    expect(pageName(packPage('benefits', 'benefits', {}))).toBe('Benefits');
    expect(pageName(packPage('benefits:parties', 'benefits', {}))).toBe('Who gains');
    expect(pageName(packPage('evidence:baselines', 'evidence', {}))).toBe('Baselines');
    expect(pageName(packPage('6f1c', 'own', {}))).toBe('Own page');
  });

  it('names the figure where a kind has a page for each', () => {
    const blocks = [{ ...chart, title: 'Calls answered' }];
    expect(pageName(packPage('level:calls', 'level', { blocks }))).toBe('Calls answered');
    expect(pageName(packPage('forecast:calls', 'forecast', { blocks }))).toBe('Forecast: Calls answered');
    expect(pageName(packPage('forecast', 'forecast', { blocks: [] }))).toBe('Forecast');
  });
});
