/** SQL files by their path below `core`, such as `measures/catalogue/cost.sql`: each platform reads them its own way. */
export type SqlText = Readonly<Record<string, string>>;

/** The files of a folder, by name: the order in which they are run. */
export function filesIn(files: SqlText, folder: string): readonly (readonly [path: string, text: string])[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.sql'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
