/** The Data screen as a person uses it: files are given, findings and the table of files are read. */
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { follow, ready } from './visitor.ts';

/** Name and content of a file to be written. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A row of the table of files, as text. */
export interface FileRow {
  readonly file: string;
  readonly dataset: string;
  readonly read: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly excluded: string;
  readonly amount: string;
  readonly control: string;
}

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Write real files to a temporary folder, which stays until the tests are over as a person's files stay on disk. */
async function written(files: Files): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'outturn-files-'));
  folders.push(folder);
  const paths = Object.keys(files).map((name) => join(folder, name));
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  return paths;
}

/** Give files on disk by the file picker of the Data screen, and wait until the page has dealt with them. */
export async function give(page: Page, paths: readonly string[], timeoutMs = 60_000): Promise<void> {
  await page.locator('.input-files').setInputFiles([...paths]);
  await page.waitForTimeout(100);
  await ready(page, timeoutMs);
}

/** Write files and give them; their paths. */
export async function giveFiles(page: Page, files: Files): Promise<readonly string[]> {
  const paths = await written(files);
  await give(page, paths);
  return paths;
}

/** Every finding on the screen: its words and its place, groups unfolded. */
export async function findingsOn(page: Page): Promise<readonly string[]> {
  await page
    .locator('.findings details')
    .evaluateAll((groups) => groups.forEach((group) => ((group as HTMLDetailsElement).open = true)));
  const items = await page.locator('.findings li').allInnerTexts();
  return items.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** The table of files, row by row. */
export async function fileRows(page: Page): Promise<readonly FileRow[]> {
  const rows = page.locator('section[aria-labelledby="files"] tbody tr');
  const texts = await rows.evaluateAll((nodes) =>
    nodes.map((node) =>
      Array.from(node.children, (cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
    ),
  );
  return texts.map(
    ([
      file = '',
      dataset = '',
      read = '',
      accepted = '',
      rejected = '',
      excluded = '',
      amount = '',
      control = '',
    ]) => ({ file, dataset, read, accepted, rejected, excluded, amount, control }),
  );
}

/** The names of the partnerships in the portfolio table; goes there by the main navigation, and back to Data. */
export async function partnershipsOn(page: Page): Promise<readonly string[]> {
  await follow(page, 'Partnerships');
  const names = await page.locator('table.portfolio tbody th a').allInnerTexts();
  await follow(page, 'Data');
  return names;
}

/** Drop files on the window as a file manager does: enter, over and drop, with a DataTransfer that holds them. */
export async function dropFiles(page: Page, files: Files): Promise<void> {
  const named = Object.entries(files).map(([name, content]) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((list) => {
    const carried = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name));
    }
    return carried;
  }, named);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.locator('main').dispatchEvent(event, { dataTransfer: transfer });
  await page.waitForTimeout(100);
  await ready(page);
}
