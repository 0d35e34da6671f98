import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from './sample-files.ts';
import { sampleSeed } from './sample.ts';

// Writes data-samples/ anew: `npm run samples`, or `npx tsx scripts/samples/main.ts [FOLDER]`.
const folder = process.argv[2] ?? 'data-samples';
mkdirSync(folder, { recursive: true });
for (const [name, text] of sampleFiles(sampleSeed)) {
  writeFileSync(join(folder, name), text);
  process.stdout.write(`${join(folder, name)}: ${Buffer.byteLength(text)} bytes\n`);
}
