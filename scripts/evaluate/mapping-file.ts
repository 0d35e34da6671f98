import type { Answer } from '#lib/core/imports/scan/dialect-answer.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { parseMapping } from '#lib/core/imports/mapping/parse-mapping.ts';

/** What a file of mappings holds. */
export interface MappingFile {
  readonly mappings: readonly Mapping[];
  readonly answers: readonly Answer[];
}

/**
 * Read a document of mappings: one mapping, a list of them, or an object with `mappings` and `answers`, as a workspace
 * is. Throws an Error that names what is wrong.
 */
export function parseMappingFile(document: unknown): MappingFile {
  if (Array.isArray(document)) return { mappings: document.map(parseMapping), answers: [] };
  if (typeof document !== 'object' || document === null)
    throw new Error('expected a mapping, a list of mappings, or an object with mappings');
  if ('dataset' in document) return { mappings: [parseMapping(document)], answers: [] };
  return {
    mappings: listOf(document, 'mappings').map(parseMapping),
    answers: listOf(document, 'answers').map(parseAnswer),
  };
}

function listOf(document: object, name: string): readonly unknown[] {
  const list: unknown = (document as Readonly<Record<string, unknown>>)[name] ?? [];
  if (!Array.isArray(list)) throw new Error(`${name}: expected a list`);
  return list;
}

function parseAnswer(document: unknown): Answer {
  const { file, question, value } = (document ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof file !== 'string' || typeof question !== 'string' || typeof value !== 'string')
    throw new Error('answers: expected objects with the texts file, question and value');
  return { file, question, value };
}
