import { describe, expect, it } from 'vitest';
import { workbookOf } from '#lib/core/review/data-out/workbook-of.ts';
import type { Pack, PackFigure } from '#lib/core/review/pack/pack.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import { hostilePack, packOfEverything } from '../../../support/packs.ts';
import { hasLibreOffice, sheetsByLibreOffice } from './libre-office.ts';
import { readWorkbook } from './read-workbook.ts';

const options = () => ({
  theme: defaultDeckTheme,
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

function figuresOf({ pages }: Pack): readonly PackFigure[] {
  return pages
    .filter(({ isHidden }) => !isHidden)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : [])));
}

describe('a review as a workbook', () => {
  it('holds every figure with its value, unit, status and definition', async () => {
    const pack = packOfEverything();
    const sheets = await readWorkbook(await workbookOf([pack], options()));
    const [head = [], ...rows] = sheets.get('Figures') ?? [];
    const at = (name: string) => head.indexOf(name);
    expect(rows).toHaveLength(figuresOf(pack).length);
    for (const [index, figure] of figuresOf(pack).entries()) {
      const row = rows[index] ?? [];
      expect(row[at('Figure')]).toBe(figure.label);
      expect(row[at('Value')]).toBe(figure.value === null ? null : Number(figure.value));
      expect(row[at('Measure')]).toBe(figure.ref?.measure ?? null);
      if (figure.value === null) expect(row[at('Status')]).toMatch(/^unavailable/);
    }
  });

  it('has a sheet for each table and chart, comments, decisions and what it all comes from', async () => {
    const sheets = await readWorkbook(await workbookOf([packOfEverything()], options()));
    expect([...sheets.keys()]).toEqual([
      'Contents',
      'Figures',
      'Pages',
      'Chart of headline position',
      'Chart of bridge steps',
      'Service levels',
      'Chart of level control',
      'Chart of forecast fan',
      'Chart of indicators bars',
      'Comments',
      'Decisions',
      'Definitions',
      'Sources',
      'Parameters',
    ]);
    expect(sheets.get('Comments')?.[1]).toContain('Volume is back since April.');
    expect(sheets.get('Sources')?.[1]).toContain('ab'.repeat(32));
    expect(sheets.get('Definitions')?.[1]).toContain('0123456789ab');
    expect(sheets.get('Service levels')?.[1]).toEqual(['Answered in time 1', 0.9, 'Concern, low']);
    expect(JSON.stringify([...sheets])).not.toContain('Nobody sees this');
  });

  it('holds several reviews, each row and sheet with its partnership', async () => {
    const other = packOfEverything({ partnership: 'P02', name: 'Fleet' });
    const sheets = await readWorkbook(await workbookOf([packOfEverything(), other], options()));
    const names = new Set(
      sheets
        .get('Figures')
        ?.slice(1)
        .map(([name]) => name),
    );
    expect([...names]).toEqual(['Payroll for Harbour City', 'Fleet']);
    expect([...sheets.keys()]).toContain('P02 Service levels');
    expect(sheets.get('Sources')).toHaveLength(2);
  });

  it('takes any text whole', async () => {
    const sheets = await readWorkbook(await workbookOf([hostilePack()], options()));
    expect(sheets.size).toBeGreaterThan(5);
  });

  it.skipIf(!hasLibreOffice)(
    'opens in LibreOffice with the same figures, hostile texts and all',
    async () => {
      const packs = [packOfEverything(), hostilePack()];
      const sheets = await sheetsByLibreOffice(await workbookOf(packs, options()));
      const [head = [], ...rows] = sheets.get('Figures') ?? [];
      // Shares are written as they are shown.
      const values = rows.map((row) => {
        const value = row[head.indexOf('Value')] ?? '';
        return value.endsWith('%') ? String(parseFloat(value) / 100) : value;
      });
      expect(values).toEqual(
        packs.flatMap(figuresOf).map(({ value }) => (value === null ? '' : String(Number(value)))),
      );
    },
    90_000,
  );
});
