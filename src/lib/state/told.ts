import { QueryCancelled } from '#lib/core/engine/port.ts';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { ScanFault } from '#lib/core/imports/scan/scan-result.ts';
import { finding, type Finding } from '#lib/core/vocabulary/finding.ts';
import { packSuffix, tableSuffixes } from '#lib/core/workspace/dropped.ts';
import { messageOf } from './latest.svelte.ts';

/** A file that is not even opened: by its name it is no table, or a second workspace. */
export function notRead({ name }: SourceFile): Finding {
  if (name.toLowerCase().endsWith(packSuffix))
    return finding('error', 'one_workspace', 'expected one workspace file at a time; not opened', {
      file: name,
    });
  const endings = tableSuffixes.map((suffix) => `.${suffix}`).join(', ');
  return finding(
    'error',
    'not_csv',
    `expected a file whose name ends in ${endings} or ${packSuffix}; not read`,
    {
      file: name,
    },
  );
}

/** A workspace document or file that is refused. */
export function notAWorkspace({ name }: SourceFile, cause: unknown): Finding {
  const message = `${messageOf(cause)}; expected a workspace as Settings saves it; not read, and what was loaded is still there`;
  return finding('error', 'not_a_workspace', message, { file: name });
}

/** A file that is no table when it is cut as a person said. */
export function cutFails({ name }: SourceFile, { rule, line, message }: ScanFault): Finding {
  return finding('error', rule, `${message}; the file waits as it was cut before`, { file: name, line });
}

/** Something is published beside the page that cannot be read. */
export function publishedNotRead(cause: unknown): Finding {
  const message = `what was published beside this page cannot be read (${messageOf(cause)}); not shown. Whoever publishes it should copy the whole folder again`;
  return finding('warning', 'published_not_read', message);
}

/** Work that came to an end before it was done. */
export function stopped(cause: unknown): Finding {
  const isCancelled =
    cause instanceof QueryCancelled || (cause instanceof Error && cause.name === 'AbortError');
  return isCancelled
    ? finding('info', 'cancelled', 'Loading was cancelled; what was loaded before is still there.')
    : finding('error', 'failed', messageOf(cause));
}
