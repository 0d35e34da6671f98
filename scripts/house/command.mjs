/** Run the tools of this project as a person would in the terminal, their output in sight. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const isWindows = process.platform === 'win32';

/**
 * Run a command and give its exit code. One that cannot be started gives 127, with the reason printed.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @returns {Promise<number>}
 */
export function run(command, parameters) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: 'inherit', shell: isWindows });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Run a tool installed in node_modules.
 * @param {string} name
 * @param {readonly string[]} parameters
 */
export function runTool(name, parameters) {
  return run(join('node_modules', '.bin', isWindows ? `${name}.cmd` : name), parameters);
}
