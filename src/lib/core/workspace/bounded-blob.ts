import { Sha256 } from './sha256.ts';

// Pieces are handed to the browser, which may put them on disk, before many are held here.
const foldBytes = 8 * 1024 * 1024;

/** Collects a stream of bytes into a Blob and hashes them; refuses more than was agreed. */
export class BoundedBlob {
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
  #most: number;
  #found = 0;
  #hash = new Sha256();
  #folded: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #heldBytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
    this.writable = new WritableStream({ write: (piece) => this.#add(piece) });
  }

  /** True when more bytes came than were agreed. */
  get isOver(): boolean {
    return this.#found > this.#most;
  }

  blob(): Blob {
    this.#fold();
    return new Blob(this.#folded);
  }

  /** The hash of all bytes; to be asked for once, at the end. */
  sha256(): string {
    return this.#hash.hex();
  }

  #add(piece: Uint8Array<ArrayBuffer>): void {
    this.#found += piece.length;
    if (this.isOver) throw new RangeError(`expected at most ${this.#most} bytes, found more`);
    this.#hash.add(piece);
    this.#pieces.push(piece);
    this.#heldBytes += piece.length;
    if (this.#heldBytes >= foldBytes) this.#fold();
  }

  #fold(): void {
    if (this.#pieces.length > 0) this.#folded.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#heldBytes = 0;
  }
}
