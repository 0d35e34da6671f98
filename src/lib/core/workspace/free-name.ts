/** A file name that no other file has: `a.csv` beside another `a.csv` is `a-2.csv`. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.slice(one.lastIndexOf('/') + 1)));
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let count = 2; used.has(free); count++) free = `${stem}-${count}${ending}`;
  return free;
}
