import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Adds up bytes to their hash, piece by piece. */
export class Sha256 {
  readonly #hash = sha256.create();

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** The hash in hexadecimal; nothing can be added after it. */
  hex(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** The SHA-256 of bytes, in hexadecimal, read piece by piece. */
export async function sha256Of(content: Blob): Promise<string> {
  const hash = new Sha256();
  const reader = content.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) hash.add(piece.value);
  return hash.hex();
}
