import { expect, it } from 'vitest';
import { runInPage } from '../e2e/harness/bundle.ts';

it('starts with progress however the host sends the database, and says why when it cannot', async () => {
  const report = (await runInPage('tests/contracts/engine-start.page.ts', { timeoutMs: 150_000 })) as {
    readonly sqlPaths: readonly string[];
  };
  const started = { rows: [{ a: 1 }], rises: true, last: 1, isGradual: true };
  const { sqlPaths, ...starts } = report;
  expect(sqlPaths).toEqual(
    expect.arrayContaining(['imports/load/tables.sql', 'measures/catalogue/cost.sql']),
  );
  expect(starts).toEqual({
    missing: { obstacle: 'not-fetched', hasCause: true },
    offline: { obstacle: 'not-fetched', hasCause: true },
    page: { obstacle: 'not-started', hasCause: true },
    cutOff: { obstacle: 'not-fetched', hasCause: true },
    aborted: 'Error: left the page',
    noWebAssembly: { obstacle: 'no-webassembly', hasCause: false },
    plain: started,
    compressed: started,
    chunked: started,
    wrongType: started,
  });
});
