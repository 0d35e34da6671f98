import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';

/** The files a person chose, with their folder path where they chose a folder. */
export function pickedFiles(list: FileList): readonly SourceFile[] {
  return Array.from(list, (file) => ({ name: file.webkitRelativePath || file.name, content: file }));
}

/** The files of a drop, folders opened to any depth. Must be called in the drop event, before it returns. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly SourceFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  if (entries.length === 0) return pickedFiles(transfer.files);
  const found = await Promise.all(entries.map(filesOf));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly SourceFile[]> {
  if (isFile(entry)) return [{ name: entry.fullPath.replace(/^\//, ''), content: await fileOf(entry) }];
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(children.map(filesOf))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

// A directory reader hands out at most a hundred entries a call, and an empty list when it has no more.
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return children;
    children.push(...batch);
  }
}
