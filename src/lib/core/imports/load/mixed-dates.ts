import { identifier } from '../../engine/bind.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';
import type { Load } from './loading.ts';
import type { DateFormat } from '../mapping/mapping.ts';
import type { Proposal } from '../propose/proposal.ts';

/** A column holds dates that only day-month order reads, and others that only month-day order reads: which is it? */
export class MixedDates extends Error {
  override name = 'MixedDates';
  readonly #field: string;

  constructor(field: string, message: string) {
    super(message);
    this.#field = field;
  }

  /** The proposals with the format of the column open again. */
  reopened(proposals: readonly Proposal[]): readonly Proposal[] {
    return proposals.map((proposal) => {
      const rule = proposal.mapping.fields[this.#field];
      if (rule?.from !== 'column') return proposal;
      const fields = { ...proposal.mapping.fields, [this.#field]: { from: rule.from, column: rule.column } };
      const problem = `${this.#field}: ${this.message}`;
      return {
        ...proposal,
        mapping: { ...proposal.mapping, fields },
        problems: [...proposal.problems, problem],
      };
    });
  }
}

interface Rival {
  readonly readers: readonly string[];
  /** The share of the rows that must be so before it is asked: one date written in another way is a slip. */
  readonly fewest: number;
}

const either: Rival = { readers: ['read_date_dmy', 'read_date_mdy'], fewest: 0.5 };

const rivals: Readonly<Partial<Record<DateFormat, Rival>>> = {
  'dd/mm/yyyy': { readers: ['read_date_mdy'], fewest: 0 },
  'mm/dd/yyyy': { readers: ['read_date_dmy'], fewest: 0 },
  'yyyy-mm-dd': either,
  'yyyy-mm': either,
};

/**
 * Rows set aside for a date that the other order of day and month reads: then the rows that could be read may be wrong
 * as well. Null when there are none. Looks at rows that are left over only.
 */
export async function mixedDates({ engine, mapping, request }: Load): Promise<MixedDates | null> {
  for (const { field, rule } of mapping.fields) {
    const rival = rule?.from === 'column' && rule.format ? rivals[rule.format] : undefined;
    if (!rival || rule?.from !== 'column') continue;
    const text = identifier(`text_${field.name}`);
    const isRead = rival.readers.map((reader) => `${reader}(tidy(${text})) is not null`).join(' or ');
    const [row] = await engine.query<{ rows: number; line: number | null; value: string | null }>(
      `select count(*) as rows, min(source_line) as line, min(${text}) as value
      from leftover
      where exclusion is null and ${identifier(`fault_${field.name}`)} and (${isRead})`,
    );
    if (row && row.rows > 0 && row.rows >= request.scan.keptRows * rival.fewest)
      return new MixedDates(
        field.name,
        `"${rule.column.name}" is read as ${rule.format ?? ''}, and ${row.rows} of its dates, such as "${row.value ?? ''}" on line ${row.line ?? 0}, can only be read in another order of day and month`,
      );
  }
  return null;
}

/** The same for a mapping that a person stands by: the rows are set aside, and the others are to be looked at. */
export function mixedFinding({ request }: Load, { message }: MixedDates): Finding {
  return finding(
    'error',
    'mixed_date_order',
    `${message}; those rows are set aside. Look whether the rows that were read are in the right months`,
    { file: request.source.name },
  );
}
