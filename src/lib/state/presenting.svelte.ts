import type { Pack } from '#lib/core/review/pack/pack.ts';
import { slideRoom } from '#lib/core/review/present/room.ts';
import { sheetsOf, type Sheet } from '#lib/core/review/present/sheets.ts';
import { Latest, type Loadable } from './latest.svelte.ts';
import type { View } from './view.ts';

/** Where a presentation is: which review, which of its pages, and which part of that, from 1. */
export type Place = Pick<View, 'partnership' | 'page' | 'part'>;

/** Where the reviews of a presentation come from. */
export interface PresentingParts {
  /** In the order in which they are presented. */
  readonly partnerships: () => readonly string[];
  /** A review as it is edited; rejects when it is no longer wanted. */
  readonly packOf: (partnership: string, isWanted: () => boolean) => Promise<Pack>;
}

/** Reviews presented slide by slide, one partnership after the other; the next one is made while this one is shown. */
export class PresentingState {
  readonly #parts: PresentingParts;
  readonly #current = new Latest<Pack>();
  #made = $state.raw<ReadonlyMap<string, Pack>>(new Map());
  #place = $state.raw<Place>({ partnership: null, page: null, part: 1 });
  /** Places that were gone to and that the link has not come to yet. */
  #ahead: readonly string[] = [];
  #asked = '';
  readonly #pack = $derived(this.#made.get(this.partnership ?? '') ?? null);
  readonly #sheets = $derived(this.#pack ? slidesOf(this.#pack) : []);

  constructor(parts: PresentingParts) {
    this.#parts = parts;
  }

  /** The partnership that is presented; the first one unless the link says. */
  get partnership(): string | null {
    const all = this.#parts.partnerships();
    const { partnership } = this.#place;
    return partnership !== null && all.includes(partnership) ? partnership : (all[0] ?? null);
  }

  /** The review that is presented; null while it is made. */
  get pack(): Pack | null {
    return this.#pack;
  }

  get state(): Loadable<Pack> {
    return this.#current.state;
  }

  /** The slides of the review in order. */
  get sheets(): readonly Sheet[] {
    return this.#sheets;
  }

  /** Which of them is shown, from 0. A page that is not there (any more) shows the first. */
  get at(): number {
    const { page, part } = this.#place;
    const first = this.#sheets.findIndex((sheet) => sheet.page.id === page);
    if (first < 0) return 0;
    return first + Math.min(part, this.#sheets[first]?.parts ?? 1) - 1;
  }

  get sheet(): Sheet | null {
    return this.#sheets[this.at] ?? null;
  }

  /** The slide after this one, of the same partnership. */
  get following(): Sheet | null {
    return this.#sheets[this.at + 1] ?? null;
  }

  /** The partnership that comes after this one. */
  get nextPartnership(): string | null {
    return this.#neighbour(1);
  }

  /** The reviews that are made so far, as they are presented, by partnership. */
  get made(): ReadonlyMap<string, readonly Sheet[]> {
    return new Map([...this.#made].map(([id, pack]) => [id, slidesOf(pack)]));
  }

  /** Take up what the link says, unless it only follows what was done here. */
  follow(place: Place): void {
    const at = this.#ahead.indexOf(keyOf(place));
    if (at >= 0) this.#ahead = this.#ahead.slice(at + 1);
    else if (keyOf(place) !== keyOf(this.#place)) this.#place = place;
  }

  /** Make what is presented, then what comes next; `key` says of which figures. */
  show(key: string): void {
    const { partnership } = this;
    const asked = JSON.stringify([key, partnership]);
    if (partnership === null || asked === this.#asked) return;
    if (this.#asked !== '' && (JSON.parse(this.#asked) as readonly unknown[])[0] !== key)
      this.#made = new Map();
    this.#asked = asked;
    const isWanted = () => this.#asked === asked;
    void this.#current
      .ask(() => this.#make(partnership, isWanted))
      .then(() => {
        const next = this.nextPartnership;
        // What cannot be made ahead says so when it is its turn.
        if (next !== null && isWanted()) void this.#make(next, isWanted).catch(() => undefined);
      });
  }

  /** One slide on, or back; past the last one of a partnership comes the next. Null: there is nothing there. */
  step(by: 1 | -1): Place | null {
    const to = this.#sheets[this.at + by];
    if (to) return this.#go(to);
    const neighbour = this.#neighbour(by);
    return neighbour === null ? null : this.toPartnership(neighbour, by === 1 ? 'first' : 'last');
  }

  /** A slide of this partnership by its number, from 1; the nearest there is. */
  toNumber(number: number): Place | null {
    const to = this.#sheets[Math.min(Math.max(number, 1), this.#sheets.length) - 1];
    return to ? this.#go(to) : null;
  }

  /** The first or last slide of a partnership, as far as it is made. */
  toPartnership(partnership: string, which: 'first' | 'last'): Place {
    const made = this.#made.get(partnership);
    const last = which === 'last' && made ? slidesOf(made).at(-1) : undefined;
    return this.#go(last ?? null, partnership);
  }

  /** A slide of any partnership. */
  to(partnership: string, sheet: Sheet): Place {
    return this.#go(sheet, partnership);
  }

  /** Make nothing more. */
  leave(): void {
    this.#asked = '';
  }

  async #make(partnership: string, isWanted: () => boolean): Promise<Pack> {
    const pack = await this.#parts.packOf(partnership, isWanted);
    if (isWanted()) this.#made = new Map([...this.#made, [partnership, pack]]);
    return pack;
  }

  #neighbour(by: 1 | -1): string | null {
    const all = this.#parts.partnerships();
    return all[all.indexOf(this.partnership ?? '') + by] ?? null;
  }

  #go(sheet: Sheet | null, partnership = this.partnership): Place {
    const place = { partnership, page: sheet?.page.id ?? null, part: sheet?.part ?? 1 };
    this.#place = place;
    this.#ahead = [...this.#ahead, keyOf(place)];
    return place;
  }
}

function slidesOf({ pages }: Pack): readonly Sheet[] {
  return pages.filter(({ isHidden }) => !isHidden).flatMap((page) => sheetsOf(page, slideRoom));
}

function keyOf({ partnership, page, part }: Place): string {
  return JSON.stringify([partnership, page, part]);
}
