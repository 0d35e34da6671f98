import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { panelOf, panelReady } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor();

/** What has the focus, in words. */
function focused(): Promise<string> {
  return visitor().page.evaluate(() => {
    const node = document.activeElement;
    if (!(node instanceof HTMLElement)) return '';
    const label = 'labels' in node ? [...((node as HTMLInputElement).labels ?? [])].at(0)?.innerText : '';
    return [label, node.innerText, node.tagName]
      .join(' ')
      .replace(/\s+/g, ' ')
      .replaceAll(' : ', ': ')
      .trim();
  });
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await visitor().page.keyboard.press(key);
}

/** Press Tab, or another key that moves the focus, until what has it fits. */
async function tabTo(wanted: RegExp, key = 'Tab', most = 150): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < most; count++) {
    await press(key);
    const words = await focused();
    if (wanted.test(words)) return;
    passed.push(words.slice(0, 50));
  }
  throw new Error(`${key} never came to ${String(wanted)}; it passed ${passed.join(' | ')}`);
}

/** Choose from the list that has the focus by typing how the option begins. */
async function choose(option: string): Promise<void> {
  const { page } = visitor();
  await page.keyboard.type(option);
  await expect.poll(() => page.locator(':focus option:checked').innerText()).toContain(option);
  await made();
}

/** Wait until the review in the link is made. */
async function made(): Promise<void> {
  const { page } = visitor();
  await page.locator('.review.board[aria-busy="false"]').waitFor({ timeout: 60_000 });
  await ready(page);
}

/** Go to a page through the list of pages, which comes after what has the focus. */
async function goTo(kind: string): Promise<void> {
  await tabTo(/^(Cover|Headline|Benefits|Why cost changed) .* A$/);
  await press(...Array.from({ length: 30 }, () => 'ArrowUp'));
  for (let step = 0; step < 30 && !(await focused()).startsWith(kind); step++) await press('ArrowDown');
  await press('Enter');
}

const sheet = (kind: string) => visitor().page.locator(`section.sheet[aria-label^="${kind}: "]`).first();

describe('a review prepared by keyboard alone', () => {
  test('opens from the link, for a partnership and a quarter', async () => {
    const { page, route } = visitor();
    await tabTo(/^Review A$/);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
    await made();
    await tabTo(/^Partnership .* SELECT$/);
    await choose('HR and payroll');
    expect(route()).toContain('id=hr');
    await tabTo(/^As at the end of .* SELECT$/);
    await choose('Q3 2025-26');
    expect(route()).toContain('quarter=2025-Q3');
    expect(await wordsOf(sheet('Cover'))).toContain('Q3 2025-26');
  }, 120_000);

  test('gives a page a title of its own, and makes nothing anew for it', async () => {
    const { page } = visitor();
    await page.evaluate(() => {
      const board = document.querySelector('.review.board');
      const count = { busy: 0 };
      if (board)
        new MutationObserver(
          () => (count.busy += board.getAttribute('aria-busy') === 'true' ? 1 : 0),
        ).observe(board, { attributes: true });
      Object.assign(globalThis, { __made: count });
    });
    await goTo('Headline');
    await tabTo(/^Edit title:/);
    await press('Enter');
    await page.keyboard.type('We saved what we said');
    await press('Enter');
    await expect
      .poll(() => wordsOf(sheet('Headline').getByRole('heading', { level: 2 })))
      .toBe('We saved what we said');
    expect(await focused()).toBe('Edit title: We saved what we said BUTTON');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as { __made?: { busy: number } }).__made?.busy)).toBe(0);
  });

  test('writes beside a number, and asks once who writes', async () => {
    const { page } = visitor();
    const figure = await wordsOf(sheet('Headline').locator('.figures > div').first());
    await tabTo(/^Comment on (?!the page)/);
    await press('Enter');
    await page.keyboard.type('One invoice of March came late <b>&');
    await press('Tab');
    await page.keyboard.type('A. Jones');
    await tabTo(/^Save comment/);
    await press('Enter');
    const comment = sheet('Headline').locator('.figures .comment');
    await expect.poll(() => wordsOf(comment.locator('.text'))).toBe('One invoice of March came late <b>&');
    expect(await wordsOf(comment.locator('.by'))).toMatch(/^A\. Jones · \d+ [A-Z][a-z]+ \d{4}/);
    expect(await wordsOf(sheet('Headline').locator('.figures > div').first())).toContain(figure.slice(0, 10));
    await tabTo(/^Comment on (?!the page)/);
    await press('Enter');
    expect(await page.getByLabel('Your name').count()).toBe(0);
    await press('Escape');
  });

  test('opens the number to its rows, and comes back to it', async () => {
    const { page } = visitor();
    const opener = sheet('Headline')
      .locator('.figures button[title], .figures .face, .figures button')
      .first();
    await opener.focus();
    await press('Enter');
    await panelReady(page);
    await press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
    expect(await wordsOf(sheet('Headline').getByRole('heading', { level: 2 }))).toBe('We saved what we said');
  });

  test('moves a page with Alt and an arrow, and hides another', async () => {
    const { page } = visitor();
    const list = page.getByRole('navigation', { name: 'Pages' });
    const second = () => wordsOf(list.locator('li').nth(1).locator('.kind'));
    expect(await second()).toBe('Headline');
    await backToList();
    await tabTo(/ A$/);
    await press('ArrowUp', 'ArrowUp', 'ArrowDown');
    await press('Alt+ArrowDown');
    await expect.poll(second).not.toBe('Headline');
    expect(await focused()).toContain('We saved what we said');
    await press('Alt+ArrowUp');
    await expect.poll(second).toBe('Headline');
    await press('ArrowDown');
    await tabTo(/^Hide: /);
    await press('Enter');
    await expect.poll(() => wordsOf(list.locator('li').nth(2))).toContain('hidden');
  });

  test('adds a page, whose title is written first, and takes it back', async () => {
    const { page } = visitor();
    await tabTo(/^Add a page/);
    await press('Enter');
    await expect.poll(focused).toMatch(/^Title: the message of this page/);
    await page.keyboard.type('What we ask for');
    await press('Enter');
    await expect.poll(() => wordsOf(sheet('Own page'))).toContain('What we ask for');
    await tabTo(/^Text of this page/);
    await page.keyboard.type('First.\n\nSecond.');
    await press('Tab');
    await expect.poll(() => wordsOf(sheet('Own page').locator('article'))).toContain('First. Second.');
    await backToList();
    await tabTo(/^Undo: text of a page/, 'Shift+Tab');
    await press('Enter');
    await expect.poll(() => wordsOf(sheet('Own page').locator('article'))).not.toContain('Second.');
  });

  test('presents what was prepared, and comes back', async () => {
    const { page, route } = visitor();
    await tabTo(/^Present A$/, 'Shift+Tab');
    await press('Enter');
    await expect.poll(route).toContain('review/present/');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.goBack();
    await made();
    expect(await wordsOf(sheet('Headline').getByRole('heading', { level: 2 }))).toBe('We saved what we said');
  });

  test('saves a deck, a file and a workbook', async () => {
    await goTo('Cover');
    await backToList();
    await tabTo(/^Present A$/, 'Shift+Tab');
    for (const [button, ending] of [
      ['PowerPoint', 'pptx'],
      ['One HTML file', 'html'],
      ['Excel', 'xlsx'],
    ] as const) {
      await tabTo(new RegExp(`^${button} BUTTON`));
      const download = await saved();
      expect(download.suggestedFilename()).toBe(`review-hr-payroll-2025-Q3.${ending}`);
      const bytes = await readFile(await download.path());
      expect(bytes.toString('latin1').slice(0, 2)).toBe(ending === 'html' ? '<!' : 'PK');
      if (ending === 'html') expect(bytes.toString('utf8')).toContain('We saved what we said');
    }
  }, 120_000);

  test('says that a cancelled deck of all partnerships was not saved', async () => {
    const { page } = visitor();
    await tabTo(/^This partnership INPUT$/);
    await press('ArrowRight');
    await tabTo(/^PowerPoint BUTTON/, 'Shift+Tab');
    await press('Enter');
    await tabTo(/^Cancel BUTTON/);
    await press('Enter');
    await page.getByText('Cancelled: nothing was saved').waitFor();
  }, 60_000);
});

describe('a review that is taken', () => {
  test('is listed, and the next one says what changed since', async () => {
    const { page } = visitor();
    await tabTo(/^Taken by/, 'Tab', 400);
    expect(await page.locator(':focus').inputValue()).toBe('A. Jones');
    await tabTo(/^Take the review of Q3 2025-26/);
    await press('Enter');
    const taken = page.getByRole('region', { name: 'Taken reviews' });
    await taken.getByText('by A. Jones').waitFor();
    await page.getByLabel('As at the end of').selectOption({ label: 'Q4 2025-26' });
    await made();
    await taken.getByText('Compared with', { exact: true }).waitFor();
    expect(await wordsOf(sheet('Since the last review'))).toContain('Q3 2025-26');
  }, 120_000);

  test('can be removed, and brought back', async () => {
    const { page } = visitor();
    const taken = page.getByRole('region', { name: 'Taken reviews' });
    await taken.getByRole('button', { name: /^Remove the taken review/ }).click();
    await taken.getByText('None was taken yet').waitFor();
    await page.getByRole('button', { name: 'Undo: removal of a taken review' }).click();
    await taken.getByText('by A. Jones').waitFor();
    await made();
  });
});

/** From a page back to the list of pages. */
async function backToList(): Promise<void> {
  await tabTo(/^Back to the list/, 'Shift+Tab');
  await press('Enter');
}

/** Press Enter on what saves a file. */
async function saved(): Promise<Download> {
  const [download] = await Promise.all([
    visitor().page.waitForEvent('download', { timeout: 60_000 }),
    press('Enter'),
  ]);
  return download;
}
