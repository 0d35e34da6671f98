import { expect, test } from 'vitest';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { PresentingState } from '#lib/state/presenting.svelte.ts';
import { packOfEverything, packPage } from '../support/packs.ts';

const twoPages = (partnership: string): Pack =>
  packOfEverything({
    partnership,
    pages: [
      packPage('cover', 'cover', {}),
      packPage('end', 'own', {}),
      packPage('no', 'own', { isHidden: true }),
    ],
  });

async function presented(): Promise<{ state: PresentingState; asked: string[] }> {
  const asked: string[] = [];
  const state = new PresentingState({
    partnerships: () => ['a', 'b', 'c'],
    packOf: (partnership) => {
      asked.push(partnership);
      return Promise.resolve(twoPages(partnership));
    },
  });
  state.show('1');
  await settled();
  return { state, asked };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('begins with the first page of the first partnership, and makes the next one ahead', async () => {
  const { state, asked } = await presented();
  expect([state.partnership, state.sheet?.page.id, state.sheets.length]).toEqual(['a', 'cover', 2]);
  expect(asked).toEqual(['a', 'b']);
});

test('after the last page of a partnership comes the next one, and back again', async () => {
  const { state } = await presented();
  expect(state.step(-1)).toBeNull();
  expect(state.step(1)).toEqual({ partnership: 'a', page: 'end', part: 1 });
  state.step(1);
  state.show('1');
  await settled();
  expect([state.partnership, state.sheet?.page.id]).toEqual(['b', 'cover']);
  expect(state.step(-1)).toEqual({ partnership: 'a', page: 'end', part: 1 });
});

test('a link shows its page, whatever was pressed before it', async () => {
  const { state } = await presented();
  state.follow({ partnership: 'a', page: 'end', part: 1 });
  expect(state.at).toBe(1);
  state.follow({ partnership: 'a', page: 'gone', part: 9 });
  expect(state.at).toBe(0);
});

test('a link that comes late does not take back what was pressed since', async () => {
  const { state } = await presented();
  const first = state.step(1)!;
  state.toNumber(1);
  state.follow(first);
  expect(state.at).toBe(0);
});

test('a number beyond the last page shows the last', async () => {
  const { state } = await presented();
  expect(state.toNumber(99)).toEqual({ partnership: 'a', page: 'end', part: 1 });
});

test('a review that cannot be made says why, and the next can still be gone to', async () => {
  const state = new PresentingState({
    partnerships: () => ['a', 'b'],
    packOf: (partnership) =>
      partnership === 'a' ? Promise.reject(new Error('no figures')) : Promise.resolve(twoPages('b')),
  });
  state.show('1');
  await settled();
  expect(state.state).toEqual({ kind: 'failed', message: 'no figures' });
  state.step(1);
  state.show('1');
  await settled();
  expect(state.sheet?.page.id).toBe('cover');
});
