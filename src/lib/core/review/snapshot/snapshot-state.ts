import type { Engine } from '../../engine/port.ts';
import type { ImportedFile } from '../../imports/load/imported-file.ts';
import { baselinesOf, type BaselineVersion } from '../../measures/baselines.ts';
import type {
  SnapshotBaseline,
  SnapshotDeflator,
  SnapshotFile,
  SnapshotState,
} from '../../vocabulary/snapshot.ts';
import { Sha256 } from '../../workspace/sha256.ts';
import { provenanceOf } from '../provenance-of.ts';
import { columnOf, spanOf } from './column.ts';
import { priceBaseName } from './price-base.ts';
import { ledgerOf } from './read-ledger.ts';
import { scopesOf } from './read-scopes.ts';
import { seriesOf } from './read-series.ts';
import type { StateRequest } from './state-request.ts';

/** Freeze what the figures of a review are made of, from the evaluated data. */
export async function snapshotState(engine: Engine, request: StateRequest): Promise<SnapshotState> {
  const { sources, measures, parameters } = provenanceOf(request);
  const [versions, priceBase] = await Promise.all([
    baselinesOf(engine, request.partnership),
    priceBaseOf(engine),
  ]);
  return {
    files: request.files.map((file, at) => fileOf(file, sources[at]?.tie ?? 'none')),
    definitions: measures.map(({ id, title, version }) => ({ id, title, version })),
    parameters: [...parameters, { name: priceBaseName, value: priceBase }],
    baselines: versions.filter(({ isCurrent }) => isCurrent).map(baselineOf),
    series: await seriesOf(engine, request),
    scopes: await scopesOf(engine, request),
    deflators: await deflatorsOf(engine, request),
    ledger: await ledgerOf(engine, request),
  };
}

function fileOf(
  { name, sha256, dataset, mapping, rows }: ImportedFile,
  tie: SnapshotFile['tie'],
): SnapshotFile {
  return { name, sha256, dataset, mapping: shortHash(JSON.stringify(mapping)), rows: rows.accepted, tie };
}

function shortHash(text: string): string {
  const hash = new Sha256();
  hash.add(new TextEncoder().encode(text));
  return hash.hex().slice(0, 12);
}

function baselineOf(version: BaselineVersion): SnapshotBaseline {
  const { service, from, to, fixedShare, scopeFactor, priceSeries, approvedBy, approvedOn, doubt } = version;
  return {
    service,
    version: version.version,
    from,
    to,
    fixedShare,
    scopeFactor,
    priceSeries,
    approvedBy,
    approvedOn,
    doubt,
    cost: version.cost ?? null,
    volume: version.volume ?? null,
  };
}

async function priceBaseOf(engine: Engine): Promise<string> {
  const [base] = await engine.query(
    `select series || ', ' || base_from::varchar || ' to ' || base_to::varchar as base
    from price_base`,
  );
  return String(base?.['base'] ?? 'none');
}

async function deflatorsOf(engine: Engine, { until }: StateRequest): Promise<readonly SnapshotDeflator[]> {
  const rows = await engine.query(
    `select scenario, period, plain_text(level) as level
    from deflator
    where level is not null and period <= $until::date
    order by scenario, period`,
    { until },
  );
  return (['actual', 'plan'] as const).flatMap((scenario) => {
    const own = rows.filter((row) => row['scenario'] === scenario);
    const levels = new Map(own.map((row) => [String(row['period']), String(row['level'])]));
    const span = spanOf(levels.keys());
    return span ? [{ scenario, from: span.from, levels: columnOf(span, levels) }] : [];
  });
}
