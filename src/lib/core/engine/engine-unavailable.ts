/** Why the database cannot run here: the browser has no WebAssembly, its file did not arrive, or it did not start. */
export type Obstacle = 'no-webassembly' | 'not-fetched' | 'not-started';

/** The database cannot be used; the message says so to the person at the screen. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
  constructor(
    readonly obstacle: Obstacle,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
