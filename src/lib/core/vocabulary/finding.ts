/** How much a finding matters: an `error` keeps a file out or needs an answer; a `warning` is loaded, but look. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * A fault or oddity in the data, said in words: what was found, what was expected, what was done.
 * `rule` is a stable name; `line` is the physical line (1 = first) on which the row starts.
 */
export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
}

type Place = Partial<Pick<Finding, 'file' | 'line' | 'column' | 'value'>>;

/** Build a finding; places that are not known stay null. */
export function finding(severity: Severity, rule: string, message: string, place: Place = {}): Finding {
  return {
    severity,
    rule,
    file: place.file ?? null,
    line: place.line ?? null,
    column: place.column ?? null,
    value: place.value ?? null,
    message,
  };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Order findings by severity, then by file and line, so that what blocks comes first. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    rank[a.severity] - rank[b.severity] ||
    (a.file ?? '').localeCompare(b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}
