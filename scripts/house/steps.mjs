/** The checks and tests of the house, and how they are run and counted. */
import { mkdir, rm } from 'node:fs/promises';
import { ensureChromium } from './chromium.mjs';
import { runTool } from './command.mjs';
import { runTests } from './vitest-step.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {(done: ReadonlyMap<string, Count>) => Promise<Count>} run gives what passed and failed; throwing is failing
 */

/** On the integration server every test runs: a skipped one fails the run. */
const isIntegration = process.env['CI'] === 'true';

/** @type {readonly Step[]} */
export const fastSteps = [
  check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  // Types first: they write the configuration that lint reads.
  { name: 'types', run: checkTypes },
  check('lint', 'eslint', ['--max-warnings', '0', '.']),
  check('import rules', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'scripts', 'tests']),
  check('unused code', 'knip', []),
  { name: 'unit tests', run: () => runTests('unit', []) },
];

/** @type {readonly Step[]} */
export const steps = [
  ...fastSteps,
  check('build', 'vite', ['build', '--logLevel', 'warn']),
  { name: 'browser tests', run: runBrowserTests },
];

/**
 * Run each step, print what it does and how it ended, and give the exit code: 1 when anything failed.
 * @param {readonly Step[]} wanted
 */
export async function runSteps(wanted) {
  await mkdir('test-results', { recursive: true });
  /** @type {Map<string, Count>} */
  const done = new Map();
  /** @type {string[]} */
  const summary = [];
  for (const step of wanted) {
    console.log(`\n== ${step.name}`);
    const startedAt = performance.now();
    const count = await countOf(step, done);
    done.set(step.name, count);
    const line = lineOf(step.name, count, performance.now() - startedAt);
    console.log(line);
    summary.push(line);
  }
  return conclude(summary, total([...done.values()]));
}

/**
 * @param {string[]} summary
 * @param {Count} all
 */
function conclude(summary, all) {
  const skipped = all.skipped > 0 ? `, ${all.skipped} skipped` : '';
  if (isIntegration && skipped !== '')
    summary.push('FAILED because tests were skipped, which this server does not allow');
  console.log(`\n== summary\n${summary.join('\n')}\n`);
  console.log(`${all.passed} passed, ${all.failed} failed${skipped}`);
  return all.failed > 0 || (isIntegration && all.skipped > 0) ? 1 : 0;
}

/**
 * @param {Step} step
 * @param {ReadonlyMap<string, Count>} done
 * @returns {Promise<Count>}
 */
async function countOf(step, done) {
  try {
    return await step.run(done);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return counted(false);
  }
}

/**
 * @param {string} name
 * @param {Count} count
 * @param {number} tookMs
 */
function lineOf(name, { passed, failed, skipped }, tookMs) {
  const result = failed > 0 ? 'FAILED' : 'ok';
  const tests = passed + failed + skipped > 1 ? ` ${passed} of ${passed + failed + skipped}` : '';
  return `${result.padEnd(6)} ${name}${tests}, ${(tookMs / 1000).toFixed(1)} s`;
}

/** @param {readonly Count[]} counts */
function total(counts) {
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((all, count) => all + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/**
 * A step that is one tool: exit code 0 passes.
 * @param {string} name
 * @param {string} tool
 * @param {readonly string[]} parameters
 * @returns {Step}
 */
function check(name, tool, parameters) {
  return { name, run: async () => counted((await runTool(tool, parameters)) === 0) };
}

/**
 * @param {boolean} isPassed
 * @returns {Count}
 */
function counted(isPassed) {
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 };
}

async function checkTypes() {
  const sync = await runTool('svelte-kit', ['sync']);
  const types = await runTool('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
  return counted(sync === 0 && types === 0);
}

/** @param {ReadonlyMap<string, Count>} done */
async function runBrowserTests(done) {
  if ((done.get('build')?.failed ?? 0) > 0) throw new Error('Not run: there is no build to test.');
  await rm('test-results/screens', { recursive: true, force: true });
  process.env['CHROMIUM_PATH'] = await ensureChromium();
  return runTests('browser', ['--config', 'vitest.browser.config.ts']);
}
