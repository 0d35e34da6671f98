import {
  BlobReader,
  BlobWriter,
  TextWriter,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { deckOf } from '#lib/core/review/pptx/deck-of.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';

/** A deck, and its parts of text by their names. */
export interface OpenedDeck {
  readonly file: Blob;
  readonly parts: ReadonlyMap<string, string>;
}

/** Make a deck of these reviews and open it. */
export async function openedDeck(packs: readonly Pack[], theme = defaultDeckTheme): Promise<OpenedDeck> {
  const file = await deckOf(packs, { theme, onProgress: () => {}, signal: new AbortController().signal });
  return { file, parts: await partsOf(file) };
}

/** The parts of a zip that hold text. */
export async function partsOf(file: Blob): Promise<ReadonlyMap<string, string>> {
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
  const entries = (await zip.getEntries()).filter((entry): entry is FileEntry => !entry.directory);
  const texts = entries.filter(({ filename }) => /\.(?:xml|rels)$/.test(filename));
  const read = await Promise.all(
    texts.map(async (entry) => [entry.filename, await entry.getData(new TextWriter())] as const),
  );
  await zip.close();
  return new Map(read);
}

/** The parts of one kind in the order of their numbers. */
export function numbered({ parts }: OpenedDeck, start: string): readonly string[] {
  const name = new RegExp(`^${start}(\\d+)\\.xml$`);
  return [...parts]
    .flatMap(([path, text]) => {
      const number = name.exec(path)?.[1];
      return number === undefined ? [] : [{ number: Number(number), text }];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ text }) => text);
}

/** The words of a slide or its notes, a line a paragraph. */
export function wordsOf(xml: string): string {
  const words = [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)]
    .map(([, paragraph = '']) =>
      [...paragraph.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text]) => text).join(''),
    )
    .join('\n');
  return decoded(words);
}

/** The values of each series of a chart by its name; null for a gap. */
export function seriesOf(xml: string): ReadonlyMap<string, readonly (number | null)[]> {
  return new Map(
    [...xml.matchAll(/<c:ser>(.*?)<\/c:ser>/gs)].map(([, ser = '']) => {
      const name = /<c:tx>.*?<c:v>(.*?)<\/c:v>/s.exec(ser)?.[1] ?? '';
      const cache = /<c:val>.*?<c:numCache>(.*?)<\/c:numCache>/s.exec(ser)?.[1] ?? '';
      const count = Number(/<c:ptCount val="(\d+)"/.exec(cache)?.[1]);
      const values = new Map(
        [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>(.*?)<\/c:v>/g)].map(([, at, value]) => [
          Number(at),
          Number(value),
        ]),
      );
      return [name, Array.from({ length: count }, (_, at) => values.get(at) ?? null)];
    }),
  );
}

/** What is not well-formed in a part: a tag that does not close, a stray sign, what no XML can hold; null where all is. */
export function xmlFault(xml: string): string | null {
  if (/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(xml) || !xml.isWellFormed())
    return 'a character that XML cannot hold';
  const open: string[] = [];
  let at = 0;
  for (const match of xml.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|<\?xml[^>]*\?>/g,
  )) {
    const [whole, close, name = '', attributes = '', empty] = match;
    const between = xml.slice(at, match.index) + attributes;
    if (/<|&(?!(?:amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);)/.test(between)) return `stray sign before ${whole}`;
    at = match.index + whole.length;
    const names = [...attributes.matchAll(/\s([\w:.-]+)\s*=/g)].map(([, one]) => one);
    if (new Set(names).size !== names.length) return `an attribute twice in ${whole}`;
    if (name === '' || empty === '/') continue;
    if (close !== '/') open.push(name);
    else if (open.pop() !== name) return `${whole} closes what is not open`;
  }
  return open.length === 0 ? null : `${open.at(-1)} does not close`;
}

/** Every file in a zip by its name. */
export async function filesOf(file: Blob): Promise<ReadonlyMap<string, Blob>> {
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
  const entries = (await zip.getEntries()).filter((entry): entry is FileEntry => !entry.directory);
  const read = await Promise.all(
    entries.map(async (entry) => [entry.filename, await entry.getData(new BlobWriter())] as const),
  );
  await zip.close();
  return new Map(read);
}

/** An element of XML, its own text and what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** Well-formed XML as a tree. */
export function treeOf(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const match of xml.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"]*")*)\s*(\/?)>/g)) {
    const [whole, close, name = '', attributes = '', empty] = match;
    const current = open.at(-1)!;
    current.text += decoded(xml.slice(at, match.index).replace(/<[^>]*>/g, ''));
    at = match.index + whole.length;
    if (close === '/') {
      open.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)];
    const element: Element = {
      name,
      attributes: new Map(pairs.map(([, key = '', value = '']) => [key, value])),
      children: [],
      text: '',
    };
    current.children.push(element);
    if (empty !== '/') open.push(element);
  }
  return root.children[0] ?? root;
}

/** An element and all in it. */
export function within(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(within)];
}

/** All elements of a name in an element. */
export function named(element: Element, name: string): readonly Element[] {
  return within(element).filter((one) => one.name === name);
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
