/** What a stretch of SQL is: only `code` and `parameter` mean what they say, the rest is quoted or commented. */
export type PieceKind = 'code' | 'parameter' | 'text' | 'name' | 'comment';

/** A stretch of SQL; the pieces of a statement joined are the statement. */
export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

/**
 * Cut SQL into pieces as the database's own reader does: doubled quotes, `e'..'` with backslashes, dollar quotes,
 * comments that nest, words that hold a `$`. A quote or comment left open runs to the end.
 */
export function piecesOf(sql: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < sql.length;) {
    const piece = pieceAt(sql, at);
    pieces.push(piece);
    at += piece.text.length;
  }
  return pieces;
}

const letter = String.raw`A-Za-z_\u0080-\uffff`;
const patterns: readonly (readonly [PieceKind, RegExp])[] = [
  ['text', /[eE]'(?:[^'\\]|''|\\[^])*(?:'|$)/y],
  ['text', /'(?:[^']|'')*(?:'|$)/y],
  ['name', /"(?:[^"]|"")*(?:"|$)/y],
  ['comment', /--[^\n\r]*/y],
  ['text', new RegExp(String.raw`\$((?:[${letter}][${letter}0-9]*)?)\$[^]*?(?:\$\1\$|$)`, 'y')],
  ['parameter', new RegExp(String.raw`\$[${letter}0-9]+`, 'y')],
  ['code', new RegExp(String.raw`[${letter}0-9][${letter}0-9$]*|\s+|[^]`, 'y')],
];

function pieceAt(sql: string, at: number): Piece {
  if (sql.startsWith('/*', at)) return { kind: 'comment', text: sql.slice(at, commentEnd(sql, at)) };
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(sql);
    if (found) return { kind, text: found[0] };
  }
  throw new Error('every character of SQL belongs to a piece');
}

function commentEnd(sql: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(sql); found; found = mark.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return sql.length;
}

/** The SQL with each parameter, given without its `$`, written in another way. */
export function replaceParameters(sql: string, write: (name: string) => string): string {
  return piecesOf(sql)
    .map(({ kind, text }) => (kind === 'parameter' ? write(text.slice(1)) : text))
    .join('');
}

/** The statements of a script: cut at the semicolons that are code, without those that say nothing. */
export function statementsOf(sql: string): readonly string[] {
  const statements: Piece[][] = [[]];
  for (const piece of piecesOf(sql)) {
    if (piece.kind === 'code' && piece.text === ';') statements.push([]);
    else statements.at(-1)?.push(piece);
  }
  return statements.filter(saysSomething).map((pieces) => pieces.map((piece) => piece.text).join(''));
}

function saysSomething(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind !== 'comment' && piece.text.trim() !== '');
}
