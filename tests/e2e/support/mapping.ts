/** The mapping form as a person fills it in: every control is found by its accessible name. */
import type { Locator, Page } from 'playwright-core';
import { ready } from './visitor.ts';

/** How one field of the form is answered; a column is named as its option begins, `J: ` or `J: NetAmount`. */
export type Answer =
  | { readonly from: 'none' }
  | { readonly from: 'column'; readonly column: string; readonly format?: string }
  | { readonly from: 'constant'; readonly value: string }
  | { readonly from: 'file_name'; readonly format?: string }
  | { readonly from: 'sum'; readonly add: readonly string[]; readonly subtract?: readonly string[] };

/** Rows to leave out: where a column has a text. */
export interface LeftOut {
  readonly column: string;
  readonly text: string;
  readonly isTotal: boolean;
}

/** What a person answers to the form. */
export interface Answers {
  /** The dataset as its option names it: `costs`, `service levels`. */
  readonly dataset: string;
  readonly fields: Readonly<Record<string, Answer>>;
  readonly leaveOut?: readonly LeftOut[];
}

/** The form of a waiting file. */
export function mappingForm(page: Page, file: string): Locator {
  return page.getByRole('form', { name: `Mapping of ${file}` });
}

/** The card of a waiting file. */
export function cardOf(page: Page, file: string): Locator {
  return page.getByRole('article', { name: file, exact: true });
}

/** Open the mapping of a waiting file where it is not open yet. */
export async function openMapping(page: Page, file: string): Promise<Locator> {
  const form = mappingForm(page, file);
  const button = page.getByRole('button', { name: `mapping of ${file}`, exact: false });
  await button.first().waitFor();
  if ((await form.count()) === 0) await button.first().click();
  await form.waitFor();
  return form;
}

/** Fill in the form of a file, see that nothing is missing, and load it. */
export async function mapFile(page: Page, file: string, answers: Answers): Promise<void> {
  const form = await openMapping(page, file);
  await fill(form, answers);
  await form.getByRole('button', { name: `Load ${file}` }).click();
  await form.waitFor({ state: 'detached' });
  await ready(page);
}

/** Fill in the form without loading. */
async function fill(form: Locator, { dataset, fields, leaveOut = [] }: Answers): Promise<void> {
  await choose(form.getByLabel('One row of this file is'), new RegExp(`\\(${dataset}\\)$`));
  for (const [field, answer] of Object.entries(fields)) await answerField(form, field, answer);
  const given = form.getByLabel('Text of the rows to leave out');
  while ((await given.count()) > 0)
    await form.getByRole('button', { name: 'Remove', exact: true }).first().click();
  for (const one of leaveOut) await leave(form, one);
}

async function answerField(form: Locator, field: string, answer: Answer): Promise<void> {
  const control = (name: string) => form.getByLabel(`${field}: ${name}`, { exact: true });
  await control('comes from').selectOption(answer.from);
  if (answer.from === 'column') await choose(control('column'), startsWith(answer.column));
  if (answer.from === 'constant') await setValue(control('value'), answer.value);
  if (answer.from === 'sum') {
    for (const column of answer.add) await choose(control('columns to add'), startsWith(column));
    for (const column of answer.subtract ?? [])
      await choose(control('columns to subtract'), startsWith(column));
  }
  if ('format' in answer && answer.format !== undefined)
    await control('written as').selectOption(answer.format);
}

async function leave(form: Locator, { column, text, isTotal }: LeftOut): Promise<void> {
  await form.getByRole('button', { name: 'Leave out rows' }).click();
  await choose(form.getByLabel('Column of the rows to leave out').last(), startsWith(column));
  await form.getByLabel('Text of the rows to leave out').last().fill(text);
  await form
    .getByRole('checkbox', { name: /a total: check the sum/ })
    .last()
    .setChecked(isTotal);
}

async function setValue(control: Locator, value: string): Promise<void> {
  const isList = await control.evaluate((node) => node.tagName === 'SELECT');
  if (isList) await control.selectOption(value);
  else await control.fill(value);
}

/** Choose the option whose words match. */
async function choose(list: Locator, words: RegExp): Promise<void> {
  const options = await list.locator('option').allInnerTexts();
  const found = options.find((option) => words.test(option.trim()));
  if (found === undefined) throw new Error(`No option ${String(words)} among ${options.join(' | ')}`);
  await list.selectOption({ label: found.trim() });
}

function startsWith(words: string): RegExp {
  return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
