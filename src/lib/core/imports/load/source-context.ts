import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';

/** What is known of a file beside its rows: rules may read its name and what stands above its header. */
export interface SourceContext {
  /** Without folders. */
  readonly name: string;
  readonly header: readonly string[];
  readonly preamble: readonly string[];
  /** The workspace's, for fiscal labels. */
  readonly calendar: FiscalCalendar;
}
