import { publishCommand } from './publish/command.ts';

// Publish a folder beside the site: `npm run -s publish -- FOLDER --out DIR`; `--help` says the rest.

// npm runs a script in the package's folder; the paths a person types are meant from where they typed them.
const isRunByNpm = process.env['npm_lifecycle_event'] === 'publish';
const directory = (isRunByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();

process.exitCode = await publishCommand(process.argv.slice(2), {
  directory,
  stdout: process.stdout,
  stderr: process.stderr,
});
