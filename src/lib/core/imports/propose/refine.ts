import type { Engine } from '../../engine/port.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { datasets } from '../../vocabulary/datasets.ts';
import {
  amountEvidenceSql,
  countsOf,
  decideMark,
  sumCounts,
  type AmountCounts,
} from '../typing/amount-evidence.ts';
import { answerQuestion } from './answer.ts';
import { openBody, type BodySource } from '../load/body.ts';
import { checkMapping } from '../mapping/check-mapping.ts';
import { textOf } from '../load/column-names.ts';
import { dateCountsOf, dateEvidenceSql, decideFormat } from '../typing/date-evidence.ts';
import type { Answer } from '../scan/dialect-answer.ts';
import { baseName } from '../scan/header.ts';
import type { SourceFile } from '../load/imported-file.ts';
import { missingPeriods } from '../load/lookups.ts';
import { dayFormats, type ColumnRef, type Mapping } from '../mapping/mapping.ts';
import { seenOf, withAnswers } from './proposal-verdict.ts';
import type { Proposal } from './proposal.ts';
import type { Question } from './question.ts';
import { isAsked, openQuestions } from './questions.ts';
import { isNumeric } from '../typing/readers.ts';
import { columnsRead } from '../mapping/rule-columns.ts';
import type { Scan } from '../scan/scan-result.ts';
import { expandWide } from '../mapping/wide-columns.ts';

interface RefineRequest {
  readonly source: SourceFile;
  readonly scan: Scan;
  readonly proposals: readonly Proposal[];
  readonly options: {
    readonly calendar: FiscalCalendar;
    readonly answers?: readonly Answer[];
    readonly firstFileId?: number;
  };
}

/** Number of the file under which evidence is taken: no loaded file has it. */
const evidenceFileId = 0;

/**
 * The proposals once answers given beforehand are put in, and once the whole column was looked at where its first rows
 * do not tell day from month or thousands from decimals.
 */
export async function refine(engine: Engine, request: RefineRequest): Promise<readonly Proposal[]> {
  const { source, scan, proposals, options } = request;
  const answers = (options.answers ?? []).filter(
    ({ file }) => file === '*' || file === source.name || file === baseName(source.name),
  );
  const reopen = (mapping: Mapping) => openQuestions(mapping, seenOf(request), options.calendar);
  const told = proposals.map((proposal) => judged(request, proposal, withAnswers(proposal, answers, reopen)));
  if (!told.some(({ questions }) => questions.some(isDecidable))) return told;
  const body = await openBody(engine, { content: source.content, scan, fileId: evidenceFileId });
  try {
    const refined: Proposal[] = [];
    for (const proposal of told) {
      const mapping = await decided({ engine, body, request }, proposal);
      refined.push(mapping === proposal.mapping ? proposal : judged(request, proposal, mapping));
    }
    return refined;
  } finally {
    await body.close();
  }
}

function isDecidable({ kind }: Question): boolean {
  return kind === 'date_format' || kind === 'decimal_mark';
}

/** A proposal with another mapping, and what is open now. */
function judged(request: RefineRequest, proposal: Proposal, mapping: Mapping): Proposal {
  const isSame = mapping === proposal.mapping;
  const questions = isSame
    ? proposal.questions
    : openQuestions(mapping, seenOf(request), request.options.calendar);
  const lacking = isSame ? proposal.problems : problemsOf(request, mapping, questions);
  return { ...proposal, mapping, questions, problems: [...lacking, ...periodsLacking(request, mapping)] };
}

/** What the mapping lacks beside what is asked. */
function problemsOf(
  { scan: { header } }: RefineRequest,
  mapping: Mapping,
  questions: readonly Question[],
): readonly string[] {
  return checkMapping(mapping, header).filter((problem) => !isAsked(problem, mapping, questions));
}

/** Periods that the file itself does not give, though the mapping takes them from it. */
function periodsLacking({ source, scan, options }: RefineRequest, mapping: Mapping): readonly string[] {
  const { header, preamble } = scan;
  const context = { name: baseName(source.name), header, preamble, calendar: options.calendar };
  return missingPeriods(mapping, context);
}

interface Evidence {
  readonly engine: Engine;
  readonly body: BodySource;
  readonly request: RefineRequest;
}

async function decided(evidence: Evidence, { mapping, questions }: Proposal): Promise<Mapping> {
  let told = mapping;
  for (const question of questions.filter(isDecidable)) {
    const value =
      question.kind === 'decimal_mark'
        ? await markOf(evidence, told)
        : await formatOf(evidence, told, question);
    if (value !== null && question.choices.some((choice) => choice.value === value))
      told = answerQuestion(told, question, value);
  }
  return told;
}

async function markOf({ engine, body, request }: Evidence, mapping: Mapping): Promise<string | null> {
  const columns = numericColumns(mapping, request);
  if (columns.length === 0) return null;
  const counts: AmountCounts[] = [];
  for (const column of columns) {
    const items = amountEvidenceSql(textOf(column)).map(({ name, sql }) => `${sql} as ${name}`);
    const [row] = await engine.query(
      `${body.with([column])} select ${items.join(', ')} from tidied`,
      body.parameters,
    );
    if (row) counts.push(countsOf(row));
  }
  return decideMark(sumCounts(counts), request.scan.dialect.delimiter).mark;
}

function numericColumns(mapping: Mapping, { scan, options }: RefineRequest): readonly ColumnRef[] {
  const ruled = datasets[mapping.dataset].fields
    .filter(isNumeric)
    .flatMap(({ name }) => columnsRead(mapping.fields[name]));
  const wide = expandWide(mapping, scan.header, mapping.calendar ?? options.calendar);
  return [...ruled, ...wide.filter(({ isLeftOut }) => !isLeftOut).map(({ column }) => column)];
}

async function formatOf(
  { engine, body, request }: Evidence,
  mapping: Mapping,
  { column: name }: Question,
): Promise<string | null> {
  const column = Object.values(mapping.fields)
    .flatMap(columnsRead)
    .find((one) => one.name === name && request.scan.header[one.index] === name);
  if (!column) return null;
  const items = dateEvidenceSql(textOf(column), dayFormats).map(({ name: as, sql }) => `${sql} as ${as}`);
  const [row] = await engine.query(
    `${body.with([column])} select ${items.join(', ')} from tidied`,
    body.parameters,
  );
  if (!row) return null;
  const { formats, isMixed } = decideFormat(dateCountsOf(row));
  return isMixed || formats.length !== 1 ? null : (formats[0] ?? null);
}
