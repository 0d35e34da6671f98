/** Run vitest and count its tests. */
import { readFile, rm } from 'node:fs/promises';
import { runTool } from './command.mjs';

/**
 * Run one vitest configuration, with its own report on the screen, and count what it ran.
 * @param {string} name names the report under test-results/
 * @param {readonly string[]} parameters
 * @returns {Promise<import('./steps.mjs').Count>}
 */
export async function runTests(name, parameters) {
  const report = `test-results/${name}.json`;
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest', ['run', ...parameters, ...reporters]);
  const count = countOf(JSON.parse(await readFile(report, 'utf8')));
  // An error outside any test (in a worker, in a hook) fails the run without failing a test.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report */
function countOf({ testResults }) {
  const statuses = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return {
    passed,
    failed: failed + testResults.filter(isBroken).length,
    skipped: statuses.length - passed - failed,
  };
}

/**
 * A file that could not be loaded fails with no failing test in it.
 * @param {{ status: string, assertionResults: { status: string }[] }} file
 */
function isBroken({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((result) => result.status !== 'failed');
}
