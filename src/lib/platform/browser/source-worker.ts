import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import type { Known, Proposal, Seen } from '#lib/core/imports/propose/proposal.ts';
import { propose } from '#lib/core/imports/propose/propose.ts';
import type { Scan } from '#lib/core/imports/scan/scan-result.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';

/** What the page asks of this worker: to read a file, or how one is to be mapped. */
export type SourceRequest =
  | { readonly kind: 'scan'; readonly content: Blob; readonly choice: DialectChoice }
  | {
      readonly kind: 'propose';
      readonly seen: Omit<Seen, 'samples'>;
      /** Null: those of the file that was read last, which need not travel to the page and back. */
      readonly samples: Seen['samples'] | null;
      readonly known: Known;
    };

/** What it answers: how far it has come, then what was found or what went wrong. */
export type SourceAnswer =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'scanned'; readonly scan: Scan }
  | { readonly kind: 'proposed'; readonly proposals: readonly Proposal[] }
  | { readonly kind: 'failed'; readonly message: string };

const post: (answer: SourceAnswer) => void = (answer) => self.postMessage(answer);

let lastSamples: Seen['samples'] = [];

self.onmessage = async ({ data }: MessageEvent<SourceRequest>) => {
  try {
    post(await answerTo(data));
  } catch (cause) {
    post({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
};

async function answerTo(request: SourceRequest): Promise<SourceAnswer> {
  if (request.kind === 'propose') {
    const { seen, samples, known } = request;
    return { kind: 'proposed', proposals: propose({ ...seen, samples: samples ?? lastSamples }, known) };
  }
  const found = await scan(request.content, request.choice, {
    onProgress: (bytes) => post({ kind: 'progress', bytes }),
  });
  lastSamples = found.samples;
  return { kind: 'scanned', scan: found };
}
