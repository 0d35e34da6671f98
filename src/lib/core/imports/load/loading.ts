import type { Engine, QueryOptions } from '../../engine/port.ts';
import { identifier } from '../../engine/bind.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import type { TypedBody } from './body.ts';
import type { CompiledMapping } from './compile.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import type { LookupTables } from './lookup-tables.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Scan } from '../scan/scan-result.ts';

/** A total that came with the file: from a control file beside it, or typed in. */
export interface ControlSource {
  readonly source: string;
  readonly field: string;
  readonly total: Decimal;
}

/** The file whose rejected rows come back mended: what its mapping reads from its name and its title lines holds on. */
export interface Origin {
  readonly file: ImportedFile;
  readonly preamble: readonly string[];
}

/** A file to load as one dataset. `controls` are totals its sums must tie to. */
export interface LoadRequest {
  readonly fileId: number;
  readonly source: SourceFile;
  readonly scan: Scan;
  readonly mapping: Mapping;
  readonly profile: string;
  readonly calendar: FiscalCalendar;
  readonly controls: readonly ControlSource[];
  /** A person has looked at this mapping: what cannot be read under it is set aside, where else it would be asked. */
  readonly isConfirmed: boolean;
  readonly origin: Origin | null;
  readonly signal?: AbortSignal | undefined;
}

/** A load in hand: what the steps of one file share. */
export interface Load {
  readonly engine: Engine;
  readonly request: LoadRequest;
  readonly mapping: CompiledMapping;
  readonly lookups: LookupTables;
  readonly body: TypedBody;
}

/** Options that make a statement of this load stop with it. */
export function signalOf({ request }: Pick<Load, 'request'>): QueryOptions {
  return request.signal ? { signal: request.signal } : {};
}

/** Columns of the table that a load fills, quoted, in one order for every statement. */
export function targetColumns({ fields, marks }: CompiledMapping): readonly string[] {
  return [...fields.map(({ field }) => identifier(field.name)), ...marks.map(({ name }) => name)];
}

/** SQL that is true for a row of `typed` which must be set aside. */
export function isFaulty({ fields, rowRules }: CompiledMapping): string {
  const rules = rowRules.map(({ isBroken }) => `coalesce(${isBroken}, false)`);
  return [...fields.map((field) => `(${field.isFaulty})`), ...rules].join(' or ');
}

/**
 * CTEs up to `judged`, which has `is_faulty` and `is_blank_cell` for each row of `typed`. A row of a wide table is set
 * aside with all its cells when one of them cannot be read: mended and dropped again, it must not count twice.
 */
export function judgedWith({ body, mapping }: Pick<Load, 'body' | 'mapping'>): string {
  const fault = isFaulty(mapping);
  const { isBlankCell } = mapping;
  const own = isBlankCell === null ? fault : `not (${isBlankCell}) and (${fault})`;
  const columns =
    isBlankCell === null
      ? `(${own}) as is_faulty, false as is_blank_cell`
      : `bool_or(${own}) over (partition by kept) as is_faulty, (${isBlankCell}) as is_blank_cell`;
  return `${body.with},
judged as (
  select *, ${columns}
  from typed
)`;
}
