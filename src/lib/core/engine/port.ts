/** What a cell of a result can be after decoding: exact decimals and dates are text (`12.50`, `2025-04-01`). */
export type Cell = string | number | boolean | null;

/** What may be bound to a `$name` in SQL. */
export type Parameter = string | number | boolean | null;

/** Values for the `$name`s of a statement. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** One row of a result, by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** Per-statement options. Aborting the signal stops the statement and rejects with a `QueryCancelled`. */
export interface QueryOptions {
  readonly signal?: AbortSignal;
}

/**
 * The one door to the database. Statements run one after another in the order they were given.
 * `query` and `run` reject with a `QueryError` that carries the SQL and its cause. A number is bound as a DOUBLE and a
 * date as text: cast where a function wants another type (`range($count::bigint)`, `date_trunc('month', $from::date)`).
 */
export interface Engine {
  /** Run one statement and give its rows, decoded. */
  query<R extends Row = Row>(
    sql: string,
    parameters?: Parameters,
    options?: QueryOptions,
  ): Promise<readonly R[]>;
  /** Run one statement, or several without parameters, for its effect. */
  run(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<void>;
  /**
   * Make bytes readable to SQL under a plain name below `files/`, the only folder SQL can read, such as `files/1.csv`.
   * Nothing is copied where the platform can read lazily.
   */
  addFile(name: string, content: Blob): Promise<void>;
  /** Forget a file given to `addFile`. */
  dropFile(name: string): Promise<void>;
  /** Stop the engine and free its memory. */
  close(): Promise<void>;
}

/** A statement that failed. `sql` is the statement as it was written. */
export class QueryError extends Error {
  override name = 'QueryError';
  constructor(
    message: string,
    readonly sql: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A statement stopped by its caller. */
export class QueryCancelled extends Error {
  override name = 'QueryCancelled';
  constructor() {
    super('The statement was cancelled.');
  }
}
