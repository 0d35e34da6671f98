import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** SQL somewhere in the source, and where. */
export interface SqlInSource {
  readonly place: string;
  readonly sql: string;
}

const root = join(import.meta.dirname, '../../src');

/** All SQL of `src`: the `.sql` files, and the texts in TypeScript that start as a statement does. */
export async function sqlInSource(): Promise<readonly SqlInSource[]> {
  const paths = (await readdir(root, { recursive: true })).filter((path) => /\.(sql|ts)$/.test(path)).sort();
  const found = await Promise.all(paths.map((path) => sqlIn(join(root, path))));
  return found.flat();
}

async function sqlIn(path: string): Promise<readonly SqlInSource[]> {
  const text = await readFile(path, 'utf8');
  const place = relative(root, path);
  return path.endsWith('.sql')
    ? [{ place, sql: text }]
    : sqlInTypeScript(text).map((sql) => ({ place, sql }));
}

const statement =
  /^\s*(select|with|from|insert|create|update|delete|drop|alter|set|reset|copy|pragma|attach|load|install|describe|call)\s/i;

/** The texts of a TypeScript source that start as a statement does; what is put into a template counts as a name. */
export function sqlInTypeScript(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) texts.push(templateText(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ESNext));
  return texts.filter((text) => statement.test(text) && isLowerOrUpper(text));
}

function templateText(node: ts.TemplateExpression): string {
  return node.head.text + node.templateSpans.map((span) => ` x ${span.literal.text}`).join('');
}

/** SQL is written in one case; a sentence such as "Select a file" is not. */
function isLowerOrUpper(text: string): boolean {
  const word = text.trim().split(/\s/)[0] ?? '';
  return word === word.toLowerCase() || word === word.toUpperCase();
}
