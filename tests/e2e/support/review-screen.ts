/** The Review screen as a person reads it: every page with its numbers, tables and words, from what stands there. */
import type { Locator, Page } from 'playwright-core';
import { ready } from './visitor.ts';

/** A large number. */
export interface ShownFigure {
  readonly label: string;
  readonly face: string;
  /** In full; empty where the face is, or nothing is known. */
  readonly exact: string;
  readonly period: string;
  readonly delta: string;
  readonly status: string;
}

/** A table, all its rows unfolded. */
export interface ShownTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

/** A page that is not hidden. */
export interface ShownPage {
  readonly title: string;
  readonly lead: string;
  readonly figures: readonly ShownFigure[];
  readonly tables: readonly ShownTable[];
  /** Title and finding of each chart. */
  readonly charts: readonly { readonly title: string; readonly summary: string }[];
  /** Own text, and what is asked to be decided: a paragraph each. */
  readonly paragraphs: readonly string[];
  readonly comments: readonly { readonly text: string; readonly by: string }[];
}

/** Wait until the review in the link is made. */
export async function reviewMade(page: Page): Promise<void> {
  await page.locator('.review.board[aria-busy="false"]').waitFor({ timeout: 60_000 });
  await ready(page);
}

/** The section of the first page of a kind: `Headline`, `Own page`. */
export function sheetOf(page: Page, kind: string): Locator {
  return page.locator(`section.sheet[aria-label^="${kind}: "]`).first();
}

/** Every page of the review that is shown. */
export async function shownPages(page: Page): Promise<readonly ShownPage[]> {
  for (const fold of await page
    .locator('section.sheet:not(.is-hidden)')
    .getByRole('button', { name: /^Show all / })
    .all())
    await fold.click();
  return page.evaluate(() => {
    const wordsOf = (node: Element | null | undefined): string => {
      if (!node) return '';
      const copy = node.cloneNode(true) as Element;
      copy.querySelectorAll('.visually-hidden, .verbs, svg').forEach((one) => one.remove());
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    const all = (place: Element, selector: string) => [...place.querySelectorAll(selector)];
    return all(document.body, 'section.sheet:not(.is-hidden)').map((sheet) => ({
      title: wordsOf(sheet.querySelector('h2')),
      lead: wordsOf(sheet.querySelector('header .lead')),
      figures: all(sheet, '.figure').map((figure) => ({
        label: wordsOf(figure.querySelector('.label')),
        face: wordsOf(figure.querySelector('.face')),
        exact: wordsOf(figure.querySelector('.exact')),
        period: wordsOf(figure.querySelector('.period')),
        delta: wordsOf(figure.querySelector('.delta')),
        status: wordsOf(figure.querySelector('.status')),
      })),
      tables: all(sheet, '.table-block').map((table) => ({
        title: wordsOf(table.querySelector('caption')),
        head: all(table, 'thead th').map(wordsOf),
        rows: all(table, 'tbody tr').map((row) => [...row.children].map(wordsOf)),
        note: wordsOf(table.querySelector('.under')),
      })),
      charts: all(sheet, 'figure.chart').map((chart) => ({
        title: wordsOf(chart.querySelector('.title')),
        summary: wordsOf(chart.querySelector('.summary')),
      })),
      paragraphs: all(sheet, '.words > p:not(figcaption *), ol > li > p').map(wordsOf),
      comments: all(sheet, '.comment').map((comment) => ({
        text: wordsOf(comment.querySelector('.text')),
        by: wordsOf(comment.querySelector('.by')).split(' · ')[0] ?? '',
      })),
    }));
  });
}
