import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { identifier } from '#lib/core/engine/bind.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import type { SqlText } from '#lib/core/engine/sql-text.ts';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { propose } from '#lib/core/imports/propose/propose.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { keptStore, type KeyValue } from '#lib/core/workspace/kept-store.ts';
import { packWorkspace } from '#lib/core/workspace/pack.ts';
import { unpackWorkspace } from '#lib/core/workspace/unpack.ts';
import type { DurableStorage } from '#lib/core/workspace/store.ts';
import { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import type { WorkspaceParts } from '#lib/state/workspace-parts.ts';

/** A file of text by its name. */
export function fileOf(name: string, text: string): SourceFile {
  return { name, content: new Blob([text]) };
}

/** Costs under Outturn's own names: each row a partnership, a month and an amount. */
export function costsFile(name: string, rows: readonly (readonly [string, string, string])[]): SourceFile {
  const lines = rows.map(([partnership, month, amount]) => `${partnership},${month}-01,${amount},GBP`);
  return fileOf(name, `partnership,period,amount,currency\n${lines.join('\n')}\n`);
}

/** What a browser of a test keeps and was asked. */
export interface Browser {
  readonly values: Map<string, unknown>;
  readonly started: Engine[];
  readonly asked: string[];
}

/** A browser where nothing was kept yet. */
export function newBrowser(): Browser {
  return { values: new Map(), started: [], asked: [] };
}

const sample = [costsFile('costs.csv', [['sample', '2025-04', '1.00']])];

/** A page opened in a browser: the state of the workspace over the real database. */
export async function openPage(
  browser: Browser,
  change: Partial<WorkspaceParts> = {},
): Promise<WorkspaceState> {
  const workspace = new WorkspaceState({
    startEngine: async () => {
      const engine = idle.pop() ?? (await startNodeEngine());
      browser.started.push(engine);
      return engine;
    },
    sql: await sqlWithoutMeasures(),
    scanner: scan,
    proposer: async (seen, known) => propose(seen, known),
    fetchSample: async () => sample,
    findPublished: async () => null,
    store: keptStore(valuesOf(browser)),
    storage: storageOf(browser),
    pack: packWorkspace,
    unpack: (file) => unpackWorkspace(file),
    ...change,
  });
  await workspace.start();
  return workspace;
}

/** What the measures say of the cost of each partnership, as text. */
export async function costsIn(workspace: WorkspaceState): Promise<Readonly<Record<string, string>>> {
  const rows = await workspace.engine?.query<{ partnership: string; cost: string }>(
    'select partnership, sum(amount)::varchar as cost from fact_cost group by partnership order by partnership',
  );
  return Object.fromEntries((rows ?? []).map(({ partnership, cost }) => [partnership, String(Number(cost))]));
}

// Starting the database takes longer than most tests: one that is no longer used is emptied and used again.
const idle: Engine[] = [];

/** Give back every engine that was started. */
export async function closeBrowser({ started }: Browser): Promise<void> {
  for (const engine of started.splice(0)) {
    await empty(engine);
    idle.push(engine);
  }
}

async function empty(engine: Engine): Promise<void> {
  const views = await engine.query<{ name: string }>(
    'select view_name as name from duckdb_views() where not internal',
  );
  for (const { name } of views) await engine.run(`drop view if exists ${identifier(name)} cascade`);
  const tables = await engine.query<{ name: string }>('select table_name as name from duckdb_tables()');
  for (const { name } of tables) await engine.run(`drop table if exists ${identifier(name)} cascade`);
}

/** What files are loaded is the matter here; the measures have tests of their own and take most of the time. */
async function sqlWithoutMeasures(): Promise<SqlText> {
  const sql = Object.entries(await readSqlText());
  return Object.fromEntries(sql.filter(([path]) => !path.startsWith('measures/catalogue/')));
}

function valuesOf({ values }: Browser): KeyValue {
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (keys) => keys.forEach((key) => values.delete(key)),
    keys: async () => [...values.keys()],
  };
}

function storageOf({ asked }: Browser): DurableStorage {
  const state = async () => ({ isDurable: asked.includes('persist'), usedBytes: 10, quotaBytes: 100 });
  return {
    state,
    persist: async () => {
      asked.push('persist');
      return state();
    },
  };
}
