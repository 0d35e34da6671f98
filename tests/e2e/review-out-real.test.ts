/** A review of real exports in every format, as of the sample: where the exports are, beside the repository. */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { give } from './support/data-screen.ts';
import { faultsOf } from './support/review-faults.ts';
import { hasOffice, savedReview, type SavedReview } from './support/review-files.ts';
import { reviewMade, shownPages, type ShownPage } from './support/review-screen.ts';
import { follow, useVisitor } from './support/visitor.ts';

const folder = join(import.meta.dirname, '../../../shared/datasets');
const workspace = join(import.meta.dirname, '../scripts/fixtures/real-exports.workspace.json');
const exports_ = [
  'cost/leeds_council_2012-11.csv',
  'service/nhs_ae_by_trust_April-2025.csv',
  'service/nhs_ae_by_trust_May-2025.csv',
  'service/nhs_ae_by_trust_June-2025.csv',
].map((path) => join(folder, path));
const isThere = exports_.every((path) => existsSync(path));

const formats = ['html', 'xlsx', 'pptx', 'pdf'] as const;
const reviews = [
  { name: 'Adult Social Care', hasChart: true, kinds: [...formats, 'svg' as const] },
  { name: 'NHS England London', hasChart: false, kinds: formats },
];

// One has costs alone, negative ones among them, and no baseline; the other attendances and shares of three months, and
// no costs: nothing of it is drawn.
describe.skipIf(!isThere || !hasOffice).each(reviews)(
  'the review of $name in every format',
  ({ name, hasChart, kinds }) => {
    const visitor = useVisitor('data/');
    let saved: SavedReview | undefined;
    let shown: readonly ShownPage[] = [];
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchBrowser();
      const { page } = visitor();
      const desk = await mkdtemp(join(tmpdir(), 'outturn-real-'));
      await copyFile(workspace, join(desk, 'workspace.json'));
      await give(page, [join(desk, 'workspace.json')]);
      await give(page, exports_);
      await rm(desk, { recursive: true });
      await follow(page, 'Review');
      await page.getByLabel('Partnership', { exact: true }).selectOption({ label: name });
      await reviewMade(page);
      shown = await shownPages(page);
      const chart = page.locator('section.sheet figure.chart:has(.ways)').first();
      saved = await savedReview(page, hasChart ? chart : null);
    }, 150_000);
    afterAll(async () => {
      await browser.close();
      if (saved) await rm(saved.folder, { recursive: true, force: true });
    });

    test('no figure on the screen is one that could not be computed', () => {
      expect(shown.length).toBeGreaterThan(5);
      for (const { label, face, status } of shown.flatMap(({ figures }) => figures)) {
        expect(face, label).not.toMatch(/NaN|undefined|Infinity|^$/);
        if (face === 'Not available') expect(status, label).not.toBe('');
      }
    });

    test.each(kinds)(
      '%s, opened by another program, equals the screen',
      async (kind) => {
        expect(await faultsOf(kind, { path: saved?.[kind] ?? '', shown, absent: [], browser })).toEqual([]);
      },
      120_000,
    );
  },
);
