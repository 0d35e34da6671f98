import type { Engine, QueryOptions } from '../engine/port.ts';
import type { Body } from './body.ts';
import type { CompiledMapping } from './compile.ts';
import type { SourceFile } from './imported-file.ts';
import type { Mapping } from './mapping.ts';
import type { Scan } from './scan.ts';
import type { Decimal } from '../vocabulary/money.ts';

/** A total that came with the file: from a control file beside it, or typed in. */
export interface ControlSource {
  readonly source: string;
  readonly field: string;
  readonly total: Decimal;
}

/** A file to load as one dataset. `controls` are totals its sums must tie to. */
export interface LoadRequest {
  readonly fileId: number;
  readonly source: SourceFile;
  readonly scan: Scan;
  readonly mapping: Mapping;
  readonly profile: string;
  readonly controls: readonly ControlSource[];
  readonly signal?: AbortSignal | undefined;
}

/** A load in hand: what the steps of one file share. */
export interface Load {
  readonly engine: Engine;
  readonly request: LoadRequest;
  readonly mapping: CompiledMapping;
  readonly body: Body;
}

/** Options that make a statement of this load stop with it. */
export function signalOf({ request }: Pick<Load, 'request'>): QueryOptions {
  return request.signal ? { signal: request.signal } : {};
}

/** SQL that is true for a row of `typed` which must be set aside. */
export function isFaulty({ fields, rowRules }: CompiledMapping): string {
  const rules = rowRules.map(({ isBroken }) => `coalesce(${isBroken}, false)`);
  return [...fields.map((field) => `(${field.isFaulty})`), ...rules].join(' or ');
}
