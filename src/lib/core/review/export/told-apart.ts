import type { Pack } from '../pack/pack.ts';

/** Reviews of which no two have one name: partnerships that share a name have their id beside it. */
export function toldApart(packs: readonly Pack[]): readonly Pack[] {
  const ids = new Map<string, Set<string>>();
  for (const { name, partnership } of packs)
    ids.set(name, (ids.get(name) ?? new Set<string>()).add(partnership));
  return packs.map((pack) => {
    const isShared = (ids.get(pack.name)?.size ?? 0) > 1;
    return isShared ? { ...pack, name: `${pack.name} (${pack.partnership})` } : pack;
  });
}
