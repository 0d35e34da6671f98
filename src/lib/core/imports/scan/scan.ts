import { ByteCheck, lineAt, type BadByte } from './byte-check.ts';
import { codePagesOf } from './code-pages.ts';
import type { DialectChoice, Encoding } from './dialect.ts';
import { byteOrderMark, notText, utf16Of } from './encoding.ts';
import { startFingerprint, type Fingerprint } from './fingerprint.ts';
import { LegacyWords } from './legacy-words.ts';
import { readPieces } from './read-pieces.ts';
import { readTable, type Along, type ReadTable } from './read-table.ts';
import type { Question } from '../propose/question.ts';
import type { Scan, ScanFault, ScanOptions } from './scan-result.ts';
import { encodingQuestion } from './scan-questions.ts';
import { NotEncoded, Transcoder } from './transcode.ts';

const headBytes = 1 << 16;

interface Reading {
  readonly content: Blob;
  readonly choice: DialectChoice;
  readonly options: ScanOptions;
  readonly print: Fingerprint;
}

/**
 * Read a file from end to end: find its encoding, how it is cut, where its table lies and which rows belong to it.
 * What a person chose of the dialect is taken as it is.
 */
export async function scan(content: Blob, choice: DialectChoice, options: ScanOptions = {}): Promise<Scan> {
  const head = new Uint8Array(await content.slice(0, headBytes).arrayBuffer());
  const what = head.length === 0 ? null : notText(head);
  if (what) return refused(content, 'utf-8', notTextFault(what));
  const reading: Reading = { content, choice, options, print: startFingerprint(content) };
  const mark = byteOrderMark(head);
  const encoding = choice.encoding ?? mark?.encoding ?? utf16Of(head) ?? 'utf-8';
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    return readUtf8(reading, mark?.encoding === 'utf-8-bom' ? mark.length : 0);
  }
  return readTranscoded(reading, encoding, []);
}

async function readUtf8(reading: Reading, from: number): Promise<Scan> {
  const { content, choice, options, print } = reading;
  const check = new ByteCheck();
  let read = 0;
  const see: Along['see'] = (bytes) => {
    print.update(bytes);
    options.onProgress?.((read += bytes.length));
    return check.feed(bytes);
  };
  const table = await readTable({ blob: content, from }, choice, { signal: options.signal, see });
  const cutOff = check.bad ? null : check.finish();
  const bad = check.bad ?? cutOff;
  const encoding = from > 0 ? 'utf-8-bom' : 'utf-8';
  if (table && !bad) return scanOf(reading, table, { encoding, sha256: await print.digest(), text: null });
  // Two bytes that start a character at the very end: the file was cut off there.
  const isCutOff = cutOff !== null && content.size - cutOff.offset > 1;
  const mayBeLegacy = bad?.kind === 'not_utf8' && choice.encoding === undefined && from === 0 && !isCutOff;
  const legacy = mayBeLegacy ? await legacyOf(reading) : null;
  if (legacy) return readTranscoded(reading, legacy.encoding, legacy.questions);
  return refused(content, encoding, await byteFault(content, bad));
}

interface Legacy {
  readonly encoding: Encoding;
  readonly questions: readonly Question[];
}

/** The code page of a file that is not UTF-8, told by all its words; null when it is UTF-8 with damage. */
async function legacyOf({ content, options }: Reading): Promise<Legacy | null> {
  const words = new LegacyWords();
  for await (const bytes of readPieces(content, options.signal)) words.feed(bytes);
  const evidence = words.found();
  if (evidence.whole > 3 && evidence.whole > 2 * evidence.stray) return null;
  const readings = codePagesOf(evidence);
  const [best] = readings;
  return best ? { encoding: best.encoding, questions: encodingQuestion(readings) } : null;
}

async function readTranscoded(
  reading: Reading,
  encoding: Encoding,
  questions: readonly Question[],
): Promise<Scan> {
  const { content, choice, options } = reading;
  const [transcoder, print] = [new Transcoder(encoding), reading.print.again()];
  let read = 0;
  try {
    for await (const bytes of readPieces(content, options.signal)) {
      print.update(bytes);
      transcoder.feed(bytes);
      options.onProgress?.((read += bytes.length) / 2);
    }
    const text = transcoder.finish();
    const check = new ByteCheck();
    const see: Along['see'] = (bytes) => check.feed(bytes);
    const table = await readTable({ blob: text, from: 0 }, choice, { signal: options.signal, see });
    if (!table) return refused(content, encoding, await byteFault(text, check.bad));
    const found = { encoding, sha256: await print.digest(), text };
    return scanOf(reading, { ...table, questions: [...questions, ...table.questions] }, found);
  } catch (cause) {
    if (cause instanceof NotEncoded) return refused(content, encoding, notEncodedFault(encoding));
    throw cause;
  }
}

function scanOf(
  { content, options }: Reading,
  table: ReadTable,
  found: Pick<Scan, 'encoding' | 'sha256' | 'text'>,
): Scan {
  options.onProgress?.(content.size);
  const dialect = { encoding: found.encoding, ...table.dialect };
  return { ...table, ...found, dialect, sizeBytes: content.size };
}

function notTextFault(what: string): ScanFault {
  return { rule: 'not_text', line: null, message: `found ${what}; expected a CSV file` };
}

function notEncodedFault(encoding: Encoding): ScanFault {
  const message = `found bytes that are not ${encoding.toUpperCase()}; save the file as "CSV UTF-8" and drop it again`;
  return { rule: 'not_encoded', line: null, message };
}

async function byteFault(content: Blob, bad: BadByte | null): Promise<ScanFault> {
  if (!bad) return notEncodedFault('utf-8');
  const line = await lineAt(content, bad.offset);
  if (bad.kind === 'nul') {
    const message = `found a NUL byte on line ${line} (byte ${bad.offset + 1}), which no text holds; expected a CSV file`;
    return { rule: 'not_text', line, message };
  }
  const hex = bad.value.toString(16).padStart(2, '0').toUpperCase();
  const message = `found the byte 0x${hex} on line ${line}, which is not UTF-8; save the file as "CSV UTF-8" and drop it again`;
  return { rule: 'not_encoded', line, message };
}

/** What is told of a file that cannot be read as a table. */
function refused(content: Blob, encoding: Encoding, fault: ScanFault): Scan {
  return {
    sha256: '',
    sizeBytes: content.size,
    encoding,
    dialect: {
      encoding,
      delimiter: ',',
      quote: '"',
      escape: 'double',
      headerRecord: 0,
      headerRecords: 1,
      endRecord: null,
    },
    rivals: [],
    header: [],
    headerLine: 0,
    preamble: [],
    rows: 0,
    keptRows: 0,
    blankRows: 0,
    oddRows: [],
    asideRows: [],
    suspects: [],
    tables: [],
    text: null,
    body: null,
    kept: [],
    segments: [],
    checkpoints: [],
    untidyColumns: [],
    samples: [],
    questions: [],
    fault,
  };
}
