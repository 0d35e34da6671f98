import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { expect, test } from 'vitest';
import { contrastNotes, contrastRatio } from '#lib/core/review/pptx/contrast.ts';
import { readTheme } from '#lib/core/review/pptx/read-theme.ts';
import { themedXml } from '#lib/core/review/pptx/theme-xml.ts';
import { DeckThemeError } from '#lib/core/review/pptx/theme-error.ts';
import { deckColours, defaultDeckTheme, type DeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import { packOfEverything } from '../../../support/packs.ts';
import { openedDeck } from './deck-kit.ts';

const theme: DeckTheme = {
  name: 'Harbour & City',
  colours: { ...defaultDeckTheme.colours, dark1: '000000', light1: 'FFFFFF', accent1: 'AA0011' },
  fonts: { heading: 'Georgia', body: 'Segoe UI' },
};

const slots = ['dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];

const xml = (prefix: string, colours = slots) =>
  `<?xml version="1.0"?><${prefix}theme name="Harbour &amp; City"><${prefix}themeElements><${prefix}clrScheme name="x">` +
  `<${prefix}dk1><${prefix}sysClr val="windowText" lastClr="000000"/></${prefix}dk1>` +
  `<${prefix}lt1><${prefix}sysClr lastClr="ffffff" val="window"/></${prefix}lt1>` +
  colours
    .map((tag, at) => `<${prefix}${tag}><${prefix}srgbClr val="10203${at}"/></${prefix}${tag}>`)
    .join('') +
  `</${prefix}clrScheme><${prefix}fontScheme><${prefix}majorFont><${prefix}latin typeface="Georgia"/></${prefix}majorFont>` +
  `<${prefix}minorFont><${prefix}latin panose="0" typeface="Segoe UI"/></${prefix}minorFont></${prefix}fontScheme></${prefix}themeElements></${prefix}theme>`;

async function zipOf(name: string, text: string): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  await zip.add(name, new TextReader(text));
  return zip.close();
}

test('a theme is read from XML, system colours as they were last seen, whatever its prefix', async () => {
  for (const prefix of ['a:', 'ns0:', '']) {
    const read = await readTheme(new Blob([xml(prefix)]), 'theme1.xml');
    expect(read.name).toBe('Harbour & City');
    expect(read.colours).toMatchObject({
      dark1: '000000',
      light1: 'FFFFFF',
      dark2: '102030',
      accent6: '102037',
    });
    expect(read.fonts).toEqual({ heading: 'Georgia', body: 'Segoe UI' });
  }
});

test('a theme is read from a template and from a theme file of Office', async () => {
  const deck = await readTheme(await zipOf('ppt/theme/theme1.xml', xml('a:')), 'ours.potx');
  const file = await readTheme(await zipOf('theme/theme/theme1.xml', xml('a:')), 'ours.thmx');
  expect(deck).toEqual(file);
  expect(deck.colours.accent1).toBe('102032');
});

test('a theme that went out in a deck comes back from it', async () => {
  const { file } = await openedDeck([packOfEverything({ pages: [] })], theme);
  expect(await readTheme(file, 'deck.pptx')).toEqual({
    ...theme,
    colours: Object.fromEntries(deckColours.map((slot) => [slot, theme.colours[slot].toUpperCase()])),
  });
});

test('a theme is read from JSON', async () => {
  expect(await readTheme(new Blob([JSON.stringify(theme)]), 'theme.json')).toEqual(theme);
});

const refusals: readonly (readonly [string, () => Blob | Promise<Blob>, RegExp])[] = [
  ['nothing', () => new Blob([]), /the file is empty/],
  ['something else', () => new Blob(['a,b\n1,2']), /found something else; expected a theme of Office/],
  ['a zip without a theme', () => zipOf('word/document.xml', '<x/>'), /found no ppt\/theme\/theme1\.xml/],
  [
    'a damaged zip',
    async () => (await zipOf('ppt/theme/theme1.xml', xml('a:'))).slice(0, 90),
    /the file is damaged/,
  ],
  ['XML without colours', () => new Blob(['<html/>']), /without a colour scheme/],
  [
    'missing slots',
    () => new Blob([xml('a:', slots.slice(0, 5))]),
    /no accent4, accent5, accent6 as RRGGBB; expected 10 colours, found 7/,
  ],
  [
    'a hostile font',
    () => new Blob([xml('a:').replace('"Georgia"', '"x&quot;&lt;b&gt;"')]),
    /name of a font/,
  ],
  ['broken JSON', () => new Blob(['{"name": ']), /JSON that cannot be read/],
  ['another JSON', () => new Blob(['{"name": "x"}']), /colours/],
  ['a bomb', () => zipOf('ppt/theme/theme1.xml', ' '.repeat(3 * 1024 ** 2)), /expected at most 2097152/],
];

test.each(refusals)('%s is refused, with what was found and what was expected', async (_, content, words) => {
  const read = readTheme(await content(), 'file');
  await expect(read).rejects.toBeInstanceOf(DeckThemeError);
  await expect(read).rejects.toThrow(words);
});

test('a name that would break XML is written as text', () => {
  const written = themedXml(
    '<a:theme name="Office Theme"><a:clrScheme name="Office"></a:clrScheme></a:theme>',
    {
      ...theme,
      name: '"><x $& \u0000',
    },
  );
  expect(written).toContain('name="&quot;&gt;&lt;x $&amp; \ufffd"');
});

// 21 to 1 for black on white and 4.54 to 1 for #767676 on white, as WCAG 2.2 has them.
test('colours that cannot be read on the background are told', () => {
  expect(contrastRatio('000000', 'FFFFFF')).toBeCloseTo(21, 5);
  expect(contrastRatio('767676', 'FFFFFF')).toBeCloseTo(4.54, 2);
  expect(contrastNotes(defaultDeckTheme)).toEqual([]);
  const pale = { ...defaultDeckTheme, colours: { ...defaultDeckTheme.colours, dark1: 'BBBBBB' } };
  expect(contrastNotes(pale)).toEqual([
    'Text (dark1) on the background (light1) has a contrast of 1.9 to 1, less than 4.5 to 1: hard to read.',
  ]);
});
