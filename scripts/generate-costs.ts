import { closeSync, openSync, writeFileSync } from 'node:fs';
import { datasets } from '#lib/core/vocabulary/datasets.ts';
import { months } from './samples/series.ts';
import { randomFor, type Random } from './samples/random.ts';

// Writes a large canonical costs file: `npx tsx scripts/generate-costs.ts ROWS OUT.csv [SEED]`.
// The same arguments give the same bytes. A million rows are about 70 MB and make a monthly cube of about 130,000
// cells: 60 partnerships x 48 months x 2 parties x 6 services x 4 pairs of kind and scenario, some of them empty.

const partnerships = Array.from({ length: 60 }, (_, index) => `body-${String(index + 1).padStart(2, '0')}`);
const services = ['Payroll', 'Fleet', 'Permits', 'Records', 'Estates', 'Legal'];
const parties = ['customer', 'provider'];
const categories = ['Staff', 'Systems', 'Premises', 'Supplies', 'Travel'];
const rowsPerWrite = 10_000;

const usage = 'Usage: npx tsx scripts/generate-costs.ts ROWS OUT.csv [SEED]';
const [rowsText = '', out = '', seedText = '1'] = process.argv.slice(2);
if (!/^\d+$/.test(rowsText) || !/^\d+$/.test(seedText) || out === '') {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
const pence = writeCosts(Number(rowsText), out, randomFor(Number(seedText), 'costs'));
process.stdout.write(`${out}: ${rowsText} rows, amount ${(pence / 100).toFixed(2)}\n`);

/** Write the file piece by piece; the exact sum of its amounts in pence. */
function writeCosts(rows: number, path: string, random: Random): number {
  const file = openSync(path, 'w');
  let sum = 0;
  writeFileSync(file, `${datasets.costs.fields.map((field) => field.name).join(',')}\n`);
  for (let first = 0; first < rows; first += rowsPerWrite) {
    const lines: string[] = [];
    for (let row = first; row < Math.min(rows, first + rowsPerWrite); row += 1) {
      const amount = 5_00 + Math.floor(random() * 2_500_00);
      sum += amount;
      lines.push(line(row, amount, random));
    }
    writeFileSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
  return sum;
}

function line(row: number, amount: number, random: Random): string {
  const [kind, scenario] = kindAndScenario(random());
  return [
    pick(partnerships, random),
    pick(months, random),
    (amount / 100).toFixed(2),
    pick(parties, random),
    pick(services, random),
    pick(categories, random),
    kind,
    scenario,
    'GBP',
    `D${row + 1}`,
  ].join(',');
}

/** Mostly running cost as it was; some recharges, plan and transition. */
function kindAndScenario(share: number): readonly [string, string] {
  if (share < 0.7) return ['run', 'actual'];
  if (share < 0.82) return ['recharge', 'actual'];
  return share < 0.94 ? ['run', 'plan'] : ['transition', 'actual'];
}

function pick(values: readonly string[], random: Random): string {
  return values[Math.floor(random() * values.length)] ?? '';
}
