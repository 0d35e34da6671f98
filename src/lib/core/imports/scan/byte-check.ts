import { findNotUtf8 } from './encoding.ts';

/** A byte that no text in UTF-8 holds. `offset` counts from the start of the file. */
export interface BadByte {
  readonly kind: 'nul' | 'not_utf8';
  readonly offset: number;
  readonly value: number;
}

/** Checks the bytes of a file piece by piece, in order; a character may lie across two pieces. */
export class ByteCheck {
  #utf8 = new TextDecoder('utf-8', { fatal: true });
  #offset = 0;
  /** True when the piece before may have ended inside a character. */
  #isInside = false;
  /** The last bytes of the piece before, in which a character may have started. */
  #tail: Uint8Array = new Uint8Array();

  #bad: BadByte | null = null;

  /** The first bad byte so far; null when there is none. */
  get bad(): BadByte | null {
    return this.#bad;
  }

  /** The first bad byte of the next piece; null when there is none. */
  feed(bytes: Uint8Array): BadByte | null {
    return (this.#bad ??= this.#check(bytes));
  }

  #check(bytes: Uint8Array): BadByte | null {
    const nul = bytes.indexOf(0);
    if (nul >= 0) return { kind: 'nul', offset: this.#offset + nul, value: 0 };
    if (this.#isInside || !isAscii(bytes)) {
      try {
        this.#utf8.decode(bytes, { stream: true });
      } catch {
        return this.#locate(bytes);
      }
    }
    this.#offset += bytes.length;
    this.#tail = bytes.slice(-3);
    this.#isInside = this.#tail.some((byte) => byte >= 0x80);
    return null;
  }

  /** A character that the end of the file cuts off; null when there is none. */
  finish(): BadByte | null {
    try {
      this.#utf8.decode();
      return null;
    } catch {
      return this.#locate(new Uint8Array());
    }
  }

  #locate(bytes: Uint8Array): BadByte {
    const isInside = (byte: number) => byte >= 0x80 && byte < 0xc0;
    const whole = this.#tail.findIndex((byte) => !isInside(byte));
    const before = whole < 0 ? new Uint8Array() : this.#tail.subarray(whole);
    const joined = new Uint8Array([...before, ...bytes]);
    const at = findNotUtf8(joined) ?? before.length;
    return { kind: 'not_utf8', offset: this.#offset - before.length + at, value: joined[at] ?? 0 };
  }
}

/** True when no byte is beyond ASCII. Four bytes are looked at in one go. */
function isAscii(bytes: Uint8Array): boolean {
  const lead = (4 - (bytes.byteOffset % 4)) % 4;
  const words = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + lead,
    Math.max(0, Math.floor((bytes.length - lead) / 4)),
  );
  let bits = 0;
  for (let at = 0; at < words.length; at++) bits |= words[at] as number;
  if ((bits & 0x80808080) !== 0) return false;
  const isPlain = (byte: number) => byte < 0x80;
  return bytes.subarray(0, lead).every(isPlain) && bytes.subarray(lead + words.length * 4).every(isPlain);
}

const pieceBytes = 1 << 20;

/** The physical line (1 = first) on which a byte stands. Reads the file up to there: for a message, not for every row. */
export async function lineAt(content: Blob, offset: number): Promise<number> {
  let line = 1;
  let last = 0;
  for (let at = 0; at < offset; at += pieceBytes) {
    const end = Math.min(at + pieceBytes, offset);
    for (const byte of new Uint8Array(await content.slice(at, end).arrayBuffer())) {
      if (byte === 13 || (byte === 10 && last !== 13)) line++;
      last = byte;
    }
  }
  return line;
}
