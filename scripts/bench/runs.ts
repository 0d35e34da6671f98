import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a script prints, run in a process of its own with memory for a large database. */
export function inOwnProcess(script: string, ...parameters: readonly string[]): string {
  const loader = ['--import', 'tsx', '--max-old-space-size=6144'];
  return execFileSync(process.execPath, [...loader, script, ...parameters], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Keep a run in a file of results: the latest first, every earlier one after it. */
export function keepRun(path: string, latest: object): void {
  const earlier = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { readonly runs: readonly object[] }).runs
    : [];
  writeFileSync(path, `${JSON.stringify({ runs: [latest, ...earlier] }, null, 2)}\n`);
}
