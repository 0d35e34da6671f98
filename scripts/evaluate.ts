import { evaluateCommand } from './evaluate/command.ts';

// The core without a browser: `npm run -s evaluate -- FOLDER`; `--help` says the rest.

// npm runs a script in the package's folder; the paths a person types are meant from where they typed them.
const isRunByNpm = process.env['npm_lifecycle_event'] === 'evaluate';
const directory = (isRunByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();

process.exitCode = await evaluateCommand(process.argv.slice(2), {
  directory,
  stdout: process.stdout,
  stderr: process.stderr,
});
