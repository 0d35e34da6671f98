import { BlobReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import * as v from 'valibot';
import type { DeckTheme } from '../../vocabulary/deck-theme.ts';
import { BoundedBlob } from '../../workspace/bounded-blob.ts';
import { deckTheme } from '../../workspace/parse-deck-theme.ts';
import { themeOfXml } from './theme-of-xml.ts';
import { DeckThemeError } from './theme-error.ts';

const mebibyte = 1024 ** 2;

// A template may hold pictures of many megabytes; its theme is a text of a few thousand characters.
const largestFileBytes = 200 * mebibyte;
const largestThemeBytes = 2 * mebibyte;
const mostEntries = 20_000;
const places = ['ppt/theme/theme1.xml', 'theme/theme/theme1.xml'];
const expected = 'expected a theme of Office (.thmx, .potx, .pptx or its theme1.xml) or a deck theme as JSON';

/**
 * The colours and fonts of a team's own slides, from the file that holds them: a template or deck of Office, its theme
 * as XML, or a deck theme as JSON. Rejects with a `DeckThemeError` that says what was found and what was expected.
 */
export async function readTheme(content: Blob, name: string): Promise<DeckTheme> {
  if (content.size === 0) throw new DeckThemeError(`${name}: the file is empty; ${expected}`);
  const start = new Uint8Array(await content.slice(0, 4).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) return themeOfXml(await zippedXml(content, name), name);
  if (content.size > largestThemeBytes)
    throw new DeckThemeError(
      `${name}: ${content.size} bytes, expected at most ${largestThemeBytes} for a theme`,
    );
  const text = await textOf(content, start);
  const first = text.trimStart()[0];
  if (first === '{') return themeOfJson(text, name);
  if (first === '<') return themeOfXml(text, name);
  throw new DeckThemeError(`${name}: found something else; ${expected}`);
}

/** Office writes UTF-8; some tools write UTF-16 with its mark. */
async function textOf(content: Blob, start: Uint8Array): Promise<string> {
  const label =
    start[0] === 0xff && start[1] === 0xfe
      ? 'utf-16le'
      : start[0] === 0xfe && start[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(label).decode(await content.arrayBuffer());
}

function themeOfJson(text: string, name: string): DeckTheme {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new DeckThemeError(`${name}: found JSON that cannot be read; ${expected}`, { cause });
  }
  const found = v.safeParse(deckTheme, json);
  if (found.success) return found.output;
  const [issue] = found.issues;
  throw new DeckThemeError(`${name}: ${v.getDotPath(issue) ?? 'the document'}: ${issue.message}`);
}

async function zippedXml(content: Blob, name: string): Promise<string> {
  if (content.size > largestFileBytes)
    throw new DeckThemeError(`${name}: ${content.size} bytes, expected at most ${largestFileBytes}`);
  const zip = new ZipReader(new BlobReader(content), { useWebWorkers: false });
  try {
    return await inflated(await entryOf(zip, name), name);
  } catch (cause) {
    if (cause instanceof DeckThemeError) throw cause;
    throw new DeckThemeError(`${name}: the file is damaged (${messageOf(cause)})`, { cause });
  } finally {
    await zip.close();
  }
}

async function entryOf(zip: ZipReader<unknown>, name: string): Promise<FileEntry> {
  const found: FileEntry[] = [];
  let count = 0;
  for await (const entry of zip.getEntriesGenerator()) {
    count += 1;
    if (count > mostEntries)
      throw new DeckThemeError(`${name}: expected at most ${mostEntries} parts, found more`);
    if (isFile(entry) && places.includes(entry.filename)) found.push(entry);
  }
  const entry = places.flatMap((place) => found.find(({ filename }) => filename === place) ?? [])[0];
  if (!entry) throw new DeckThemeError(`${name}: found no ${places.join(' or ')} in it; ${expected}`);
  return entry;
}

/** Inflated no further than a theme can be, whatever the file says of itself. */
async function inflated(entry: FileEntry, name: string): Promise<string> {
  const { uncompressedSize, encrypted } = entry;
  if (encrypted) throw new DeckThemeError(`${name}: encrypted, expected a file that can be read`);
  if (uncompressedSize > largestThemeBytes)
    throw new DeckThemeError(
      `${name}: a theme of ${uncompressedSize} bytes, expected at most ${largestThemeBytes}`,
    );
  const sink = new BoundedBlob(uncompressedSize);
  await entry.getData(sink.writable, { checkCrc32: true, useWebWorkers: false });
  return sink.blob().text();
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
