import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of a file; `update` gets its bytes in order while they are read for something else. */
export interface Fingerprint {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => Promise<string>;
  /** For when the file is read once more from its start. */
  readonly again: () => Fingerprint;
}

// The engine's own hashing is five times as fast and runs beside the scan, but wants all bytes at once.
const mostAtOnce = 96 << 20;

/** Start the fingerprint of a file. */
export function startFingerprint(content: Blob): Fingerprint {
  const subtle = content.size <= mostAtOnce ? nativeHashing() : undefined;
  return subtle ? atOnce(content, subtle) : pieceByPiece();
}

/** Not there on a page that was not served securely. */
function nativeHashing(): SubtleCrypto | undefined {
  return (globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } }).crypto?.subtle;
}

function atOnce(content: Blob, subtle: SubtleCrypto): Fingerprint {
  const hash = content
    .arrayBuffer()
    .then((bytes) => subtle.digest('SHA-256', bytes))
    .then((digest) => bytesToHex(new Uint8Array(digest)));
  // A file that cannot be read is told of by the scan itself.
  hash.catch(() => undefined);
  const print: Fingerprint = { update: () => undefined, digest: () => hash, again: () => print };
  return print;
}

function pieceByPiece(): Fingerprint {
  const hash = sha256.create();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => Promise.resolve(bytesToHex(hash.digest())),
    again: pieceByPiece,
  };
}
