/** Where the document lies in a workspace saved as one file. */
export const documentName = 'workspace.json';

/** Where its source files lie, each below its hash. */
export const sourceFolder = 'sources';

const sourcePath = new RegExp(`^${sourceFolder}/([0-9a-f]{64})(?:[/.]|$)`);

/** The hash a file in the zip is kept under; null when it lies anywhere else. What follows the hash says nothing. */
export function hashInPath(path: string): string | null {
  return sourcePath.exec(path)?.[1] ?? null;
}
