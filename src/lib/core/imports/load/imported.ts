import type { Imported } from '../import-sources.ts';

/** An import of nothing. */
export const nothingImported: Imported = { files: [], changed: [], waiting: [], read: [], findings: [] };

/** One import after another as if they were one. */
export function bothImported(a: Imported, b: Imported): Imported {
  const isChanged = ({ id }: { readonly id: number }) => b.changed.some((one) => one.id === id);
  return {
    files: [...a.files.map((file) => b.changed.find(({ id }) => id === file.id) ?? file), ...b.files],
    changed: [...a.changed.filter((file) => !isChanged(file)), ...b.changed],
    waiting: [...a.waiting, ...b.waiting],
    read: [...a.read, ...b.read],
    findings: [...a.findings, ...b.findings],
  };
}
