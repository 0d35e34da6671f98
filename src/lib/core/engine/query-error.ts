import { QueryError } from './port.ts';

/** Name a failure of the database by its statement. It reports some errors as JSON, which is put into words. */
export function queryError(sql: string, cause: unknown): QueryError {
  return new QueryError(messageOf(cause instanceof Error ? cause.message : String(cause)), sql, { cause });
}

function messageOf(text: string): string {
  const report = reportIn(text);
  return report ? `${report.exception_type} Error: ${report.exception_message}` : text;
}

interface Report {
  readonly exception_type: string;
  readonly exception_message: string;
}

function reportIn(text: string): Report | null {
  if (!text.startsWith('{')) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isReport(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === 'object' && value !== null && 'exception_type' in value && 'exception_message' in value
  );
}
