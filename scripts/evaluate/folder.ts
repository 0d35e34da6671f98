import { openAsBlob } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import { Misuse } from './arguments.ts';
import { parseMappingFile, type MappingFile } from './mapping-file.ts';

const specName = 'workspace.json';

/**
 * Every table file of a folder and of the folders below it, opened but not yet read; named by its path from there,
 * in the order of the names. Files and folders whose name starts with a dot are left out. Throws `Misuse`.
 */
export async function readFolder(folder: string): Promise<readonly SourceFile[]> {
  const names = (await filesBelow(folder)).filter(isTable).toSorted(byCode);
  if (names.length === 0)
    throw new Misuse(`${folder}: found no .csv, .tsv, .tab, .txt or .psv file, expected one`);
  return Promise.all(names.map((name) => open(folder, name)));
}

/** The workspace document at `path`, else the folder's own, else one with no decisions in it. Throws `Misuse`. */
export async function readSpec(folder: string, path: string | null): Promise<WorkspaceSpec> {
  const place = path ?? join(folder, specName);
  if (path === null && !(await exists(place))) return defaultSpec;
  try {
    return parseSpec(JSON.parse(withoutMark(await readFile(place, 'utf8'))));
  } catch (cause) {
    throw new Misuse(`${place}: ${messageOf(cause)}`, { cause });
  }
}

/** The mappings and answers that a file holds: one mapping, a list of them, or a document with both. Throws `Misuse`. */
export async function readMappings(path: string): Promise<MappingFile> {
  try {
    const document: unknown = JSON.parse(withoutMark(await readFile(path, 'utf8')));
    return parseMappingFile(document);
  } catch (cause) {
    throw new Misuse(`--mapping ${path}: ${messageOf(cause)}`, { cause });
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder, { recursive: true })).map((name) => name.split(sep).join('/'));
  } catch (cause) {
    throw new Misuse(`folder ${folder}: ${messageOf(cause)}`, { cause });
  }
}

function isTable(name: string): boolean {
  return /\.(csv|tsv|tab|txt|psv)$/i.test(name) && !name.split('/').some((part) => part.startsWith('.'));
}

// Not by locale: the order of files is the same on every machine.
function byCode(a: string, b: string): number {
  return a < b ? -1 : 1;
}

async function open(folder: string, name: string): Promise<SourceFile> {
  const path = join(folder, name);
  try {
    if (!(await stat(path)).isFile()) throw new Error('expected a file');
    return { name, content: await openAsBlob(path) };
  } catch (cause) {
    throw new Misuse(`${path}: ${messageOf(cause)}`, { cause });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
