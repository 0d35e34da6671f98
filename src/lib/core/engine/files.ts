/** The only folder SQL can read; what is given to `addFile` lies here. */
export const fileFolder = 'files/';

/**
 * Assert that a name can be given to `addFile`: letters, digits, `-`, `_` and `.` below `files/`, since the database
 * reads `*`, `?`, `[` and `..` as patterns. The names people gave their files are kept elsewhere.
 */
export function assertFileName(name: string): void {
  if (/^files\/[\w-][\w.-]*$/.test(name)) return;
  throw new Error(`${JSON.stringify(name)}: expected a plain name below ${fileFolder}, such as files/1.csv`);
}
