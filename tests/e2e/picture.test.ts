/** Charts of the real page as files: opened from the menu by keyboard, and read back. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { openPartnership, ready, useVisitor } from './support/visitor.ts';

describe('a chart of the sample', () => {
  const visitor = useVisitor('', { viewport: { width: 1440, height: 900 } });
  const saved = async (way: string): Promise<{ readonly name: string; readonly content: Buffer }> => {
    const { page } = visitor();
    await page
      .getByRole('button', { name: /^Save / })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: way }).focus();
    await page.keyboard.press('Enter');
    const file = await download;
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  };

  test('is saved as SVG with its words in it, as PNG of twice the size, and its data as CSV', async () => {
    const { page } = visitor();
    await openPartnership(page, 'Pathology network');
    await ready(page);
    const { name, content } = await saved('Picture as SVG');
    const svg = content.toString('utf8');
    expect(name).toMatch(/\.svg$/);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1008"/);
    const title = await page.locator('figure.chart .title').first().innerText();
    for (const part of [`<title>${title}</title>`, 'Sample data', '£']) expect(svg).toContain(part);
    expect(svg).not.toMatch(/var\(|currentColor|<style|<script|style=/);
    const faults = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror').length,
      svg,
    );
    expect(faults).toBe(0);

    const png = (await saved('Picture as PNG')).content;
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2016);

    const csv = (await saved('Data as CSV')).content.toString('utf8');
    expect(csv.split('\r\n')[0]).toContain('Month');
  }, 90_000);

  test('has a menu that is accessible, and that Escape closes', async () => {
    const { page } = visitor();
    await page
      .getByRole('button', { name: /^Save / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Picture as SVG' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Picture as SVG' }).waitFor({ state: 'hidden' });
  }, 30_000);
});
