import type { DialectChoice } from '#lib/core/imports/dialect.ts';
import type { Scan } from '#lib/core/imports/scan-result.ts';
import { scan } from '#lib/core/imports/scan.ts';

/** What the page asks of this worker. */
export interface ScanRequest {
  readonly content: Blob;
  readonly choice: DialectChoice;
}

/** What it answers: how far it has come, then the scan or what went wrong. */
export type ScanAnswer =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly scan: Scan }
  | { readonly kind: 'failed'; readonly message: string };

const post: (answer: ScanAnswer) => void = (answer) => self.postMessage(answer);

self.onmessage = async ({ data }: MessageEvent<ScanRequest>) => {
  try {
    const found = await scan(data.content, data.choice, {
      onProgress: (bytes) => post({ kind: 'progress', bytes }),
    });
    post({ kind: 'done', scan: found });
  } catch (cause) {
    post({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
};
