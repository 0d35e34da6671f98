import type { Encoding } from './dialect.ts';

/** Bytes that cannot be in the encoding a file is said to be in. */
export class NotEncoded extends Error {
  override name = 'NotEncoded';
}

/** Turns the bytes of a file into UTF-8 piece by piece, and keeps the pieces as a Blob: never the whole text at once. */
export class Transcoder {
  readonly #encoding: Encoding;
  readonly #decoder: TextDecoder;
  readonly #utf8 = new TextEncoder();
  #parts: Blob[] = [];

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, {
      fatal: encoding.startsWith('utf-'),
    });
  }

  feed(bytes: Uint8Array): void {
    // One-shot decoding of windows-1252 leaves 0x80 to 0x9F as they are in some versions of node; a stream does not.
    this.#add(() => this.#decoder.decode(bytes, { stream: true }));
  }

  finish(): Blob {
    this.#add(() => this.#decoder.decode());
    return new Blob(this.#parts);
  }

  #add(decode: () => string): void {
    try {
      const text = decode();
      if (text !== '') this.#parts.push(new Blob([this.#utf8.encode(text)]));
    } catch (cause) {
      throw new NotEncoded(`the bytes are no ${this.#encoding}`, { cause });
    }
  }
}
