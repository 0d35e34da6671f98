import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { deckOf } from '#lib/core/review/pptx/deck-of.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import {
  fan,
  hostile,
  hostilePack,
  packOfEverything,
  packPage,
  tableBlock,
  trend,
  waterfall,
} from '../../../support/packs.ts';
import { numbered, openedDeck, seriesOf, wordsOf, xmlFault, type OpenedDeck } from './deck-kit.ts';

const has = (program: string, ...args: readonly string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const canRender = has('soffice', '--version') && has('pdftotext', '-v');

describe('the deck of a review', () => {
  let deck: OpenedDeck;
  let slides: readonly string[];
  beforeAll(async () => {
    deck = await openedDeck([packOfEverything()]);
    slides = numbered(deck, 'ppt/slides/slide');
  });

  it('has a cover and a slide for each visible page, each with its title as a title of Office', () => {
    const visible = packOfEverything().pages.filter(({ isHidden }) => !isHidden);
    expect(slides).toHaveLength(visible.length);
    for (const slide of slides) expect(slide).toMatch(/<p:ph[^>]*type="title"/);
    expect(slides.join('')).not.toContain('Nobody sees this');
  });

  it('shows each figure with label, face, period, plan and status, and keeps what is missing missing', () => {
    const words = wordsOf(slides[1]!);
    expect(words).toContain('Saving is 12% under plan, nearly all of it from volume');
    expect(words).toContain('£1.24m');
    expect(words).toContain('▾ £169k below plan');
    expect(words).toContain('Unavailable: no plan');
    expect(words).toContain('Not available');
    expect(words).toContain('Does not tie: £12.00 apart');
  });

  it('fills the notes: definitions, exact figures, findings, comments with author and date, source', () => {
    const words = wordsOf(numbered(deck, 'ppt/notesSlides/notesSlide')[1]!);
    expect(words).toContain('Net saving: what was saved after what it cost.');
    expect(words).toContain('£1,240,332.10');
    expect(words).toContain(
      'A. Analyst, 2026-05-01, on Verified net saving to date: Volume is back since April.',
    );
    expect(words).toContain('Source: costs.csv, tickets.csv');
  });

  it('draws a trend as lines whose values are those of the review, a gap where there is none', () => {
    const series = seriesOf(numbered(deck, 'ppt/charts/chart')[0]!);
    expect([...series.keys()]).toEqual(['Actual', 'Plan', 'Baseline', 'Target']);
    expect(series.get('Actual')).toEqual(trend.series[0]!.points.map(({ value }) => value));
    expect(series.get('Actual')![9]).toBeNull();
    expect(series.get('Baseline')).toEqual(Array.from({ length: 24 }, () => 0));
  });

  it('draws a waterfall as stacked bars on a base without colour, steps as exact as they are', () => {
    const xml = numbered(deck, 'ppt/charts/chart')[1]!;
    const series = seriesOf(xml);
    expect(waterfall.steps.map(({ amount }) => amount)).toEqual(['150000.00', '-60000.50', '-40000.00']);
    expect(series.get('Base (not drawn)')).toEqual([0, 480000, 569999.5, 529999.5, 0]);
    expect(series.get('Adds')).toEqual([null, 150000, null, null, null]);
    expect(series.get('Takes off')).toEqual([null, null, 60000.5, 40000, null]);
    expect(series.get('Total')).toEqual([480000, null, null, null, 529999.5]);
    expect(wordsOf(slides[2]!)).toContain('Shared out by the midpoint scheme.');
  });

  it('draws a forecast with both ends of its ranges, from the last known month', () => {
    const series = seriesOf(numbered(deck, 'ppt/charts/chart')[3]!);
    expect(series.get('Forecast')!.slice(24)).toEqual(fan.forecast.map(({ value }) => value));
    expect(series.get('80% range, upper')!.slice(24)).toEqual(
      fan.forecast.map(({ ranges }) => ranges[1]!.upper),
    );
    expect(series.get('80% range, lower')![23]).toBe(series.get('Actual')![23]);
  });

  it('marks the points that signal in a control chart as series with a shape of their own', () => {
    const series = seriesOf(numbered(deck, 'ppt/charts/chart')[2]!);
    expect(series.get('Concern')![13]).toBe(0.86);
    expect(series.get('Target')![0]).toBe(0.93);
  });

  it('keeps colours and fonts in the theme, so that another theme recolours it', async () => {
    const theme = {
      ...defaultDeckTheme,
      name: 'Ours',
      colours: { ...defaultDeckTheme.colours, accent1: 'AA0011' },
      fonts: { heading: 'Georgia', body: 'Verdana' },
    };
    const other = await openedDeck([packOfEverything()], theme);
    const xml = other.parts.get('ppt/theme/theme1.xml')!;
    expect(xml).toContain('<a:accent1><a:srgbClr val="AA0011"/></a:accent1>');
    expect(xml).toContain('<a:majorFont><a:latin typeface="Georgia"/>');
    expect(xml).toContain('<a:minorFont><a:latin typeface="Verdana"/>');
    const drawn = [...numbered(other, 'ppt/slides/slide'), ...numbered(other, 'ppt/charts/chart')];
    for (const part of drawn) expect(part).not.toContain('srgbClr');
  });

  it('describes charts and tables for those who do not see them, and gives each shape a number of its own', () => {
    for (const slide of slides) {
      for (const [frame] of slide.matchAll(/<p:nvGraphicFramePr>.*?<\/p:nvGraphicFramePr>/gs))
        expect(frame).toMatch(/descr="[^"]+"/);
      const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('carries a long table on over further slides, its header on each, with no row lost', async () => {
    const page = packPage('service', 'service', { blocks: [tableBlock('service/levels', 60)] });
    const long = await openedDeck([packOfEverything({ pages: [page] })]);
    const words = numbered(long, 'ppt/slides/slide').map(wordsOf);
    expect(words.length).toBeGreaterThan(3);
    for (const text of words.slice(1)) expect(text).toContain('What it says');
    expect(words.slice(2).every((text) => text.includes('(continued)'))).toBe(true);
    for (let row = 1; row <= 60; row += 1) expect(words.join('\n')).toContain(`Answered in time ${row}\n`);
  });

  it('gives each of many reviews a section', async () => {
    const many = await openedDeck([packOfEverything(), packOfEverything({ name: 'Second & last' })]);
    expect(many.parts.get('ppt/presentation.xml')).toMatch(
      /section name="1\. Payroll.*section name="2\. Second &amp; last"/s,
    );
    expect(numbered(many, 'ppt/slides/slide')).toHaveLength(slides.length * 2);
  });

  it('is not made once it is no longer wanted', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const made = deckOf([packOfEverything()], {
      theme: defaultDeckTheme,
      onProgress: () => {},
      signal: stop.signal,
    });
    await expect(made).rejects.toThrow('enough');
  });

  test.skipIf(!canRender)(
    'opens in LibreOffice: a page a slide, with its title and figures on it',
    async () => {
      const text = await rendered(deck);
      const pages = text.split('\f').slice(0, -1);
      expect(pages).toHaveLength(slides.length);
      expect(pages[1]).toContain('£1.24m');
      expect(pages[1]).toContain('Saving is 12% under plan');
    },
    120_000,
  );
});

describe('the deck of hostile text', () => {
  it('is well-formed in every part, and whole', async () => {
    const deck = await openedDeck([hostilePack()]);
    for (const [name, xml] of deck.parts) expect(xmlFault(xml), name).toBeNull();
    const notes = numbered(deck, 'ppt/notesSlides/notesSlide').map(wordsOf).join('\n');
    expect(notes).toContain(hostile.comment);
    expect(notes).toContain(hostile.rightToLeft);
    const words = numbered(deck, 'ppt/slides/slide').map(wordsOf).join('\n');
    expect(words).toContain(hostile.xml);
    expect(words).toContain(hostile.formula);
    expect(words).toContain(hostile.emoji);
    expect(words).toContain('whole text in the notes');
  }, 60_000);

  test.skipIf(!canRender)(
    'opens in LibreOffice',
    async () => {
      const deck = await openedDeck([hostilePack()]);
      const pages = (await rendered(deck)).split('\f').slice(0, -1);
      expect(pages).toHaveLength(numbered(deck, 'ppt/slides/slide').length);
    },
    120_000,
  );
});

async function rendered({ file }: OpenedDeck): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'outturn-deck-'));
  writeFileSync(join(folder, 'deck.pptx'), new Uint8Array(await file.arrayBuffer()));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(
    'soffice',
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'deck.pptx')],
    { stdio: 'ignore' },
  );
  const pdf = readdirSync(folder).find((name) => name.endsWith('.pdf'))!;
  execFileSync('pdftotext', ['-layout', join(folder, pdf), join(folder, 'deck.txt')]);
  return readFileSync(join(folder, 'deck.txt'), 'utf8');
}
