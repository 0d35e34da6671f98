import { sizeLabel } from './size-label.ts';
import type { StorageState } from './store.ts';

/** Where the files of a workspace are kept and how safe they are there, in sentences for a person. */
export function keptWords(storage: StorageState | null): string {
  const where =
    'Your files and settings are kept in this browser on this device only; they are sent nowhere, and another browser knows nothing of them.';
  return [where, promiseWords(storage), usedWords(storage)].filter((words) => words !== '').join(' ');
}

/** The same in one line, for the screen where files are loaded. */
export function keptLine(storage: StorageState | null): string {
  const promise =
    storage?.isDurable === true
      ? 'Kept in this browser only, until you clear it.'
      : 'Kept in this browser only, which may clear it.';
  return `${promise} Save the workspace as a file to be sure of it, or to hand it on.`;
}

function promiseWords(storage: StorageState | null): string {
  switch (storage?.isDurable) {
    case true:
      return 'The browser promised not to clear them by itself; clearing the data of this site removes them.';
    case false:
      return 'The browser did not promise to keep them: it may clear them when space runs short.';
    case null:
    case undefined:
      return 'The browser does not say how long it keeps them: it may clear them at any time.';
  }
}

function usedWords(storage: StorageState | null): string {
  if (storage?.usedBytes == null) return '';
  const most = storage.quotaBytes === null ? '' : ` of at most ${sizeLabel(storage.quotaBytes)}`;
  return `This site uses ${sizeLabel(storage.usedBytes)}${most} here.`;
}
