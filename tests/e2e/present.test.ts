import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { panelOf, panelReady } from './support/panel.ts';
import { useVisitor } from './support/visitor.ts';

// No mouse in this file: a presenter has keys, or a clicker, which sends Page Down and Page Up.
const visitor = useVisitor('review/present/?quarter=2025-Q3');
const slide = (page: Page) => page.locator('.stage h1');

/** Which slide is shown: `3 of 25`. */
async function numberOf(page: Page): Promise<string> {
  return page.locator('.stage .page-number').innerText();
}

async function shown(page: Page, number: RegExp): Promise<void> {
  await expect.poll(() => numberOf(page), { timeout: 30_000 }).toMatch(number);
}

/** Press a key and wait until the slide is another. */
async function turn(page: Page, key: string, number: RegExp): Promise<void> {
  await page.keyboard.press(key);
  await shown(page, number);
}

/** What stands over the edge of the stage, or is cut within it. */
function cutOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const stage = document.querySelector('.stage')!.getBoundingClientRect();
    const inner = document.querySelector('.inner')!;
    const over = [...document.querySelectorAll('.stage p, .stage h1, .stage tr, .stage .drawn svg')].filter(
      (node) => {
        if (node.closest('.visually-hidden, .exact, .readout')) return false;
        const { bottom, right, width } = node.getBoundingClientRect();
        return width > 1 && (bottom > stage.bottom + 1 || right > stage.right + 1);
      },
    );
    const isCut = inner.querySelector('.content')!.clientHeight > inner.clientHeight + 2;
    return [...over.map((node) => node.textContent.slice(0, 60)), ...(isCut ? ['the page'] : [])];
  });
}

describe('a review is presented by keyboard alone', () => {
  test('from its link, with nothing of the site around it', async () => {
    const { page } = visitor();
    await slide(page).waitFor({ timeout: 60_000 });
    await shown(page, /^1 of \d+$/);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('place');
  }, 90_000);

  test('forwards and back with the keys of a clicker, and the page is announced', async () => {
    const { page } = visitor();
    await turn(page, 'PageDown', /^2 of/);
    const title = await slide(page).innerText();
    expect(await page.locator('.presenting [aria-live]').last().innerText()).toContain(title.slice(0, 30));
    await turn(page, 'PageUp', /^1 of/);
    await turn(page, 'Space', /^2 of/);
    await page.keyboard.press('.');
    await page.locator('.blank').waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('.blank').waitFor({ state: 'detached' });
    await shown(page, /^2 of/);
  });

  test('to a page by its number, and its link shows it again', async () => {
    const { page } = visitor();
    await page.keyboard.press('4');
    await turn(page, 'Enter', /^4 of/);
    const title = await slide(page).innerText();
    await page.reload();
    await slide(page).waitFor({ timeout: 60_000 });
    await shown(page, /^4 of/);
    expect(await slide(page).innerText()).toBe(title);
  }, 90_000);

  test('a number opens to its rows in the room, and Escape closes it before anything else', async () => {
    const { page } = visitor();
    await page.keyboard.press('2');
    await turn(page, 'Enter', /^2 of/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panelReady(page);
    expect(await page.locator('.stage').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
    await shown(page, /^2 of/);
  });

  test('the notes stand in a second window that turns pages too', async () => {
    const { page } = visitor();
    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
    await notes.getByText('When asked').waitFor();
    await notes.getByText('elapsed').waitFor();
    await notes.keyboard.press('ArrowRight');
    await shown(page, /^3 of/);
    await notes.getByText(/ · 3 of \d+$/).waitFor();
    // In the page's own styles, which the policy lets the second window load.
    const weightOf = () => notes.locator('h2').evaluate((node) => getComputedStyle(node).fontWeight);
    await expect.poll(weightOf).toBe('600');
    await notes.close();
  });

  test('every page is whole on a screen of any size', async () => {
    const { page } = visitor();
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1024, height: 768 },
    ]) {
      await page.setViewportSize(size);
      await turn(page, 'Home', /^1 of/);
      const last = Number((await numberOf(page)).split(' of ')[1]);
      for (let number = 1; number <= last; number++) {
        await shown(page, new RegExp(`^${number} of`));
        await expect.poll(() => cutOn(page), { message: `page ${number} at ${size.width}` }).toEqual([]);
        if (number < last) await page.keyboard.press('ArrowRight');
      }
    }
  }, 120_000);

  test('after the last page comes the next partnership', async () => {
    const { page } = visitor();
    await page.keyboard.press('End');
    await shown(page, /^(\d+) of \1$/);
    const name = await page.locator('.whose span').first().innerText();
    await turn(page, 'ArrowRight', /^1 of/);
    expect(await page.locator('.whose span').first().innerText()).not.toBe(name);
    await page.keyboard.press('o');
    const overview = page.getByRole('dialog', { name: 'All pages' });
    await overview.getByRole('heading', { name }).waitFor();
    await page.keyboard.press('Escape');
    await overview.waitFor({ state: 'detached' });
  });

  test('axe finds nothing on a slide, nor in the list of all pages', async () => {
    const { page } = visitor();
    await turn(page, 'ArrowRight', /^2 of/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('o');
    await page.getByRole('dialog', { name: 'All pages' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('where a second window is not allowed the notes stand below the page, and say why', async () => {
    const { page } = visitor();
    await page.evaluate(() => {
      window.open = () => null;
    });
    await page.keyboard.press('n');
    await page.getByText('The browser did not allow a second window').waitFor();
    await page.getByText('When asked').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('When asked').waitFor({ state: 'detached' });
  });

  test('on a phone a page scrolls, and nothing of it is wider than the phone', async () => {
    const { page } = visitor();
    await page.keyboard.press('2');
    await turn(page, 'Enter', /^2 of/);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.room.scrolls').waitFor();
    const room = await page
      .locator('.room')
      .evaluate(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => ({
        isLonger: scrollHeight > clientHeight,
        sideways: scrollWidth - clientWidth,
      }));
    expect(room).toEqual({ isLonger: true, sideways: 0 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('.room:not(.scrolls)').waitFor();
  });

  test('Escape leaves to the review', async () => {
    const { page, route } = visitor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Review', exact: true }).waitFor();
    expect(route()).toMatch(/^review\/\?id=/);
  });
});
