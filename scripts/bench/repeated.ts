import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAgainAndAgain } from './site.ts';

// `npm run bench:repeated -- [rows] [loads]`: the same export again and again, each a row longer and in the place of the
// one before; prints the memory of Chromium's largest process after each load. It must not grow with their number.

const [rows = '200000', loads = '10'] = process.argv.slice(2);
const held = await loadAgainAndAgain(versions(rows, Number(loads)));
process.stdout.write(`${rows} rows, MB held after each of ${loads} loads: ${held.join(', ')}\n`);
process.exit(0);

/** Versions of one file, each with a row more, under one name in folders of their own. */
function versions(count: string, times: number): readonly string[] {
  const first = join(tmpdir(), `outturn-costs-${count}.csv`);
  if (!existsSync(first)) generate(count, first);
  const folder = mkdtempSync(join(tmpdir(), 'outturn-repeated-'));
  return Array.from({ length: times }, (_, at) => {
    const path = join(folder, String(at), 'costs.csv');
    mkdirSync(join(folder, String(at)));
    copyFileSync(first, path);
    appendFileSync(path, 'body-01,2024-10-01,1.00,provider,Payroll,Premises,run,actual,GBP,Z\n'.repeat(at));
    return path;
  });
}

function generate(count: string, path: string): void {
  const script = join(import.meta.dirname, '../generate-costs.ts');
  execFileSync(process.execPath, ['--import', 'tsx', script, count, path], { stdio: 'inherit' });
}
