/**
 * `npm test`: everything that is checked, one step after another, with a count at the end.
 * `npm run check` (`--fast`) leaves out the build and the browser.
 * A failing step does not stop the next. The last line is `N passed, N failed`, and `N skipped` when any were;
 * a check counts as one, a test step as the tests in it.
 */
import { fileURLToPath } from 'node:url';
import { requireNode } from './house/node-version.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { ensureInstalled } = await import('./house/install.mjs');
const { runSteps, steps, fastSteps } = await import('./house/steps.mjs');

await ensureInstalled();
process.exitCode = await runSteps(process.argv.includes('--fast') ? fastSteps : steps);
