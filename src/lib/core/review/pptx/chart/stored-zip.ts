/** Small texts as a zip without compression, at once: streams cost more than these parts are worth. */
export function storedZip(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(([name, text]) => {
    const data = encoder.encode(text);
    return { name: encoder.encode(name), data, sum: checksum(data) };
  });
  const size = files.reduce((sum, { name, data }) => sum + 76 + 2 * name.length + data.length, 22);
  const writer = new Writer(size);
  const starts = files.map((file) => {
    const start = writer.at;
    writer.numbers(4, 0x04034b50);
    entry(writer, file);
    writer.bytes(file.name);
    writer.bytes(file.data);
    return start;
  });
  const directory = writer.at;
  for (const [at, file] of files.entries()) {
    writer.numbers(4, 0x02014b50);
    writer.numbers(2, 20);
    entry(writer, file);
    writer.numbers(2, 0, 0, 0);
    writer.numbers(4, 0, starts[at] ?? 0);
    writer.bytes(file.name);
  }
  const length = writer.at - directory;
  writer.numbers(4, 0x06054b50);
  writer.numbers(2, 0, 0, files.length, files.length);
  writer.numbers(4, length, directory);
  writer.numbers(2, 0);
  return writer.whole;
}

interface Part {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly sum: number;
}

// The first day that zips know: 1 January 1980.
const firstDay = 33;

/** What a file's own header and its line in the directory have in common; names are UTF-8, data as it is. */
function entry(writer: Writer, { name, data, sum }: Part): void {
  writer.numbers(2, 20, 0x0800, 0, 0, firstDay);
  writer.numbers(4, sum, data.length, data.length);
  writer.numbers(2, name.length, 0);
}

class Writer {
  readonly whole: Uint8Array;
  readonly #view: DataView;
  at = 0;

  constructor(size: number) {
    this.whole = new Uint8Array(size);
    this.#view = new DataView(this.whole.buffer);
  }

  /** Numbers of two or four bytes, the lowest first. */
  numbers(bytes: 2 | 4, ...values: readonly number[]): void {
    for (const value of values) {
      if (bytes === 2) this.#view.setUint16(this.at, value, true);
      else this.#view.setUint32(this.at, value, true);
      this.at += bytes;
    }
  }

  bytes(bytes: Uint8Array): void {
    this.whole.set(bytes, this.at);
    this.at += bytes.length;
  }
}

const sums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function checksum(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) sum = (sums[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
