import { closeSync, existsSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasets } from '#lib/core/vocabulary/datasets.ts';
import { randomFor, type Random } from '../samples/random.ts';

const services = ['Payroll', 'Fleet', 'Permits', 'Records', 'Estates', 'Legal'];
const priorities = ['1 - High', '2 - Normal', '3 - Low'];
const rowsPerWrite = 10_000;
const [first, months, partnerships] = [Date.UTC(2022, 3, 1), 48, 20];
const spanMinutes = (Date.UTC(2022, 3 + months, 1) - first) / 60_000;

/** A file of cases of 20 partnerships over four years, written once: the same number of rows gives the same bytes. */
export function ticketsFile(rows: number): string {
  const path = join(tmpdir(), `outturn-tickets-${rows}.csv`);
  if (existsSync(path)) return path;
  const random = randomFor(1, 'tickets');
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  writeFileSync(file, `${datasets.tickets.fields.map(({ name }) => name).join(',')}\n`);
  for (let from = 0; from < rows; from += rowsPerWrite) {
    const count = Math.min(rowsPerWrite, rows - from);
    writeFileSync(file, `${Array.from({ length: count }, (_, at) => line(from + at, random)).join('\n')}\n`);
  }
  closeSync(file);
  renameSync(part, path);
  return path;
}

/** Nine in ten within three days; a case that would be resolved after the last month is open. */
function line(row: number, random: Random): string {
  const opened = Math.floor(random() * spanMinutes);
  const took = Math.floor(random() * (random() < 0.9 ? 3 : 20) * 1440);
  const isOpen = opened + took >= spanMinutes;
  return [
    `body-${String((row % partnerships) + 1).padStart(2, '0')}`,
    moment(opened),
    `CS${String(row + 1).padStart(8, '0')}`,
    services[Math.floor(random() * services.length)],
    priorities[Math.floor(random() * priorities.length)],
    isOpen ? '' : moment(opened + took),
    moment(opened + 3 * 1440),
    isOpen ? '' : String(took <= 3 * 1440),
    random() < 0.04 ? '1' : '0',
    isOpen ? 'Open' : 'Closed',
  ].join(',');
}

function moment(minutes: number): string {
  return new Date(first + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
