import { resolve } from 'node:path';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { loadWithEngine } from './engine-load.ts';
import { startNativeEngine } from './native-engine.ts';
import { contenders, type Contender, type Outcome } from './outcome.ts';
import { loadWithPapaParse } from './papaparse.ts';
import { loadInSite } from './site.ts';

// One way of loading one file, in a process of its own: `contender.ts NAME FILE` prints its outcome as JSON.

const [name, file = ''] = process.argv.slice(2);
const contender = contenders.find((known) => known === name);
if (!contender) throw new Error(`"${name}": expected one of ${contenders.join(', ')}`);
process.stdout.write(JSON.stringify(await load(contender, resolve(file))));
process.exit(0);

async function load(way: Contender, path: string): Promise<Outcome> {
  switch (way) {
    case 'papaparse':
      return loadWithPapaParse(path);
    case 'native':
      return loadWithEngine(await startNativeEngine(), path);
    case 'wasm':
      return loadWithEngine(await startNodeEngine(), path);
    case 'site':
      return loadInSite(path);
  }
}
