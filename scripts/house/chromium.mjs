/** Where Chromium is on this machine, and how to get one when it is not. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of an installed Chromium: the one `CHROMIUM_PATH` names, a usual one, or playwright's own.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return named;
  return USUAL_PLACES.find(existsSync) ?? (await playwrightChromium());
}

/** @returns {Promise<string | undefined>} */
async function playwrightChromium() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * Find Chromium, installing it first when there is none. Throws when that fails too.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  installChromium();
  const installed = await findChromium();
  if (installed === undefined) throw new Error('Chromium could not be installed; set CHROMIUM_PATH to one.');
  return installed;
}

function installChromium() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && hasApt() && installByApt()) return;
  console.log('Installing Chromium with playwright-core');
  execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' });
}

function hasApt() {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

function installByApt() {
  console.log('Installing Chromium with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  return spawnSync('apt-get', install, { stdio: 'inherit', env }).status === 0;
}
