import { piecesOf, type Piece } from '../engine/pieces.ts';
import { documentedFacts } from './documented-facts.ts';

/** Longest select that is read. */
const longestSelect = 20_000;

/** What is wrong with a select of one's own before the engine sees it, and the tables that it reads. */
export interface SelectReading {
  /** Null: nothing found. */
  readonly fault: string | null;
  readonly reads: readonly string[];
}

const documented = new Set(documentedFacts.map(({ table }) => table));

// Words that begin a statement or a clause which is no select; as a name, each may stand in double quotes.
const refusedWords = new Set(
  `insert update delete merge truncate create drop alter copy attach detach install load pragma set reset call export
  import checkpoint force vacuum analyze prepare execute deallocate begin commit rollback use into pivot unpivot
  summarize describe show explain table`.split(/\s+/),
);

// Their value is not made of the facts: it changes by itself, tells of the machine, or does something.
const refusedFunctions =
  /^(random|setseed|uuid.*|gen_random_uuid|now|today|age|current_.*|get_current_.*|getenv|getvariable|transaction_timestamp|localtime.*|nextval|currval|txid_current|write_log|error|stats|version|in_search_path|has_.*_privilege|pg_.*|duckdb_.*|pragma_.*|read_.*|sniff_.*|parquet_.*|glob|query|query_table|json_execute.*|which_secret|add_parquet_key|sleep.*)$/;
const refusedValues =
  /^(current_(date|time|timestamp|user|role|catalog|schema)|localtime(stamp)?|user|session_user)$/;
const tableFunctions = new Set(['unnest', 'generate_series', 'range']);

const clauseEnds = new Set(
  'where group having window qualify order limit offset union intersect except select'.split(' '),
);
// A bracket after these opens a select or a list, not the arguments of a function.
const noFunctions = new Set(
  'exists in any all some array as lateral from join on and or not when then else select union except intersect where having materialized values over filter by with is case qualify'.split(
    ' ',
  ),
);

interface Level {
  readonly isCall: boolean;
  /** Where the reader stands; `start` until the first token. */
  clause: 'start' | 'with' | 'from' | 'other';
  /** The next token names a table. */
  isTable: boolean;
  /** The next name is that of a common table expression. */
  isNamed: boolean;
  isRecursive: boolean;
  pending: string | null;
  readonly ctes: Set<string>;
}

/** Read a select as the database would cut it: that it is one, and that it reads documented facts only. */
export function readSelect(sql: string): SelectReading {
  const fault = faultOfText(sql);
  if (fault !== null) return { fault, reads: [] };
  const tokens = trimmed(piecesOf(sql).filter(({ kind, text }) => kind !== 'comment' && text.trim() !== ''));
  const walk = new Walk(tokens);
  return { fault: faultOfStart(tokens) ?? walk.fault(), reads: [...walk.reads].sort() };
}

function faultOfText(sql: string): string | null {
  if (sql.length > longestSelect) return `expected at most ${longestSelect} characters, found ${sql.length}`;
  if (sql.includes('\0')) return 'found a NUL character: expected text';
  const open = piecesOf(sql).find(isOpen);
  return open ? `${open.text.slice(0, 20)}: this quote or comment is never closed; close it` : null;
}

function isOpen({ kind, text }: Piece): boolean {
  if (kind === 'name') return !/^"(?:[^"]|"")*"$/.test(text);
  if (kind === 'comment') return text.startsWith('/*') && !isClosedComment(text);
  if (kind !== 'text') return false;
  if (text.startsWith('$')) {
    const mark = /^\$[^$]*\$/.exec(text)?.[0] ?? '';
    return text.length < 2 * mark.length || !text.endsWith(mark);
  }
  return !/^(?:[eE]'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*')$/.test(text);
}

function isClosedComment(text: string): boolean {
  const marks = text.match(/\/\*|\*\//g) ?? [];
  return marks.reduce((depth, mark) => depth + (mark === '/*' ? 1 : -1), 0) === 0;
}

/** The select without the semicolons and comments at its end, which would hide what is put after it. */
export function bareSelect(sql: string): string {
  const pieces = piecesOf(sql);
  const last = pieces.findLastIndex(
    ({ kind, text }) => kind !== 'comment' && text.trim() !== '' && !(kind === 'code' && text === ';'),
  );
  return pieces
    .slice(0, last + 1)
    .map(({ text }) => text)
    .join('');
}

function trimmed(tokens: readonly Piece[]): readonly Piece[] {
  const last = tokens.findLastIndex(({ kind, text }) => kind !== 'code' || text !== ';');
  return tokens.slice(0, last + 1);
}

function faultOfStart(tokens: readonly Piece[]): string | null {
  const first = tokens[0];
  if (!first) return 'found nothing: expected a select';
  const word = wordOf(first);
  return word === 'select' || word === 'with'
    ? null
    : `found "${first.text}" at the start: expected one select, or with ... select`;
}

function wordOf({ kind, text }: Piece): string | null {
  return kind === 'code' && /^[a-z_\u0080-\uffff]/i.test(text) ? text.toLowerCase() : null;
}

function nameOf(piece: Piece): string | null {
  if (piece.kind === 'name') return piece.text.slice(1, -1).replaceAll('""', '"').toLowerCase();
  return wordOf(piece);
}

function newLevel(isCall: boolean, isTable = false): Level {
  return {
    isCall,
    clause: isTable ? 'from' : 'start',
    isTable,
    isNamed: false,
    isRecursive: false,
    pending: null,
    ctes: new Set(),
  };
}

/** One pass over the tokens, with a level for each open bracket. */
class Walk {
  readonly reads = new Set<string>();
  readonly #levels: Level[] = [newLevel(false)];
  readonly #tokens: readonly Piece[];

  constructor(tokens: readonly Piece[]) {
    this.#tokens = tokens;
  }

  fault(): string | null {
    for (const at of this.#tokens.keys()) {
      const fault = this.#step(at);
      if (fault !== null) return fault;
    }
    return this.#levels.length === 1 ? null : 'a bracket is never closed: expected as many ) as (';
  }

  #step(at: number): string | null {
    const token = this.#at(at);
    const level = this.#level();
    if (token.kind === 'parameter')
      return `${token.text}: expected a value written out; parameters have none`;
    if (token.kind === 'code' && token.text === '(') return this.#open(at, level);
    if (token.kind === 'code' && token.text === ')') return this.#close(at);
    if (token.kind === 'code' && [';', '?'].includes(token.text))
      return `found "${token.text}": expected one select alone; take out all but one statement`;
    const fault = this.#name(at, level) ?? this.#plain(at, level);
    if (level.clause === 'start') level.clause = 'other';
    return fault;
  }

  /** A token where a name of a table or of a common table expression is due. */
  #name(at: number, level: Level): string | null {
    const token = this.#at(at);
    const name = nameOf(token);
    if (level.clause === 'with' && level.isNamed && name !== null && name !== 'recursive') {
      level.isNamed = false;
      if (documented.has(name))
        return `${token.text}: this is the name of a documented fact; name it otherwise`;
      level.pending = name;
      if (level.isRecursive) level.ctes.add(name);
      return null;
    }
    if (!level.isTable || name === 'lateral' || wordOf(token) === 'select') return null;
    level.isTable = false;
    return this.#table(at, name);
  }

  #table(at: number, name: string | null): string | null {
    const token = this.#at(at);
    const next = this.#tokens[at + 1]?.text;
    if (name === null) return `${token.text}: expected the name of a documented fact; files cannot be read`;
    if (next === '(')
      return tableFunctions.has(name) || name === 'values'
        ? null
        : `${token.text}(): expected a documented fact; of table functions only ${[...tableFunctions].join(', ')} are open`;
    if (next === ':')
      return `${token.text}: expected the name of a fact first; give the other name with "as"`;
    if (next === '.') return `${token.text}.: expected the name of a fact without a schema`;
    if (this.#levels.some(({ ctes }) => ctes.has(name))) return null;
    if (!documented.has(name))
      return `${token.text}: expected one of the documented facts (${[...documented].join(', ')})`;
    this.reads.add(name);
    return null;
  }

  #plain(at: number, level: Level): string | null {
    const token = this.#at(at);
    if (token.kind === 'code' && token.text === ',') {
      if (level.clause === 'from') level.isTable = true;
      if (level.clause === 'with') level.isNamed = true;
      return null;
    }
    const name = nameOf(token);
    const isCall = this.#tokens[at + 1]?.text === '(' && this.#tokens[at + 1]?.kind === 'code';
    if (name !== null && isCall && refusedFunctions.test(name))
      return `${token.text}(): expected a function of the facts alone; take it out`;
    const word = wordOf(token);
    if (word === null || this.#tokens[at - 1]?.text === '.') return null;
    if (refusedWords.has(word))
      return `found "${token.text}": expected a select, which only reads; take it out`;
    if (refusedValues.test(word)) return `${token.text}: expected figures that stay the same; take it out`;
    this.#clause(at, level, word);
    return null;
  }

  #clause(at: number, level: Level, word: string): void {
    if (word === 'with' && level.clause === 'start') {
      level.clause = 'with';
      level.isNamed = true;
    } else if (word === 'recursive' && level.clause === 'with') level.isRecursive = true;
    else if ((word === 'from' && !this.#isNoClause(at, level)) || word === 'join') {
      level.clause = 'from';
      level.isTable = true;
    } else if (clauseEnds.has(word)) level.clause = 'other';
  }

  /** `is distinct from`, and `from` among the arguments of a function such as `extract(year from period)`. */
  #isNoClause(at: number, level: Level): boolean {
    const before = this.#word(at - 1);
    const isDistinct = before === 'distinct' && ['is', 'not'].includes(this.#word(at - 2));
    return isDistinct || (level.isCall && level.clause !== 'start');
  }

  #open(at: number, level: Level): string | null {
    const before = this.#tokens[at - 1];
    const name = before ? nameOf(before) : null;
    const isSelect = ['select', 'with', 'from', 'values'].includes(this.#word(at + 1));
    const isCall = !isSelect && name !== null && (before?.kind === 'name' || !noFunctions.has(name));
    const isTable = level.isTable;
    level.isTable = false;
    if (level.clause === 'start') level.clause = 'other';
    this.#levels.push(newLevel(isCall, isTable && !isSelect));
    return null;
  }

  #close(at: number): string | null {
    if (this.#levels.length === 1) return 'a ) closes nothing: expected as many ( as )';
    this.#levels.pop();
    const level = this.#level();
    // The list of columns before `as` closes too: the name is open only after the select that follows it.
    const isBody = level.clause === 'with' && this.#word(at + 1) !== 'as';
    if (isBody && level.pending !== null) level.ctes.add(level.pending);
    return null;
  }

  #word(at: number): string {
    const token = this.#tokens[at];
    return (token && wordOf(token)) ?? '';
  }

  #at(at: number): Piece {
    const token = this.#tokens[at];
    if (!token) throw new Error('every token is in the list');
    return token;
  }

  #level(): Level {
    const level = this.#levels.at(-1);
    if (!level) throw new Error('the outermost level is never closed');
    return level;
  }
}
