import { describe, expect, it } from 'vitest';
import { answerQuestion } from '#lib/core/imports/propose/answer.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { Proposal, Seen } from '#lib/core/imports/propose/proposal.ts';
import type { Question } from '#lib/core/imports/propose/question.ts';
import { openQuestions } from '#lib/core/imports/propose/questions.ts';
import { ukFiscalCalendar, type FiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { column, mappingFor } from '../kit.ts';
import { proposal, seen } from '../seen.ts';

const uk = ukFiscalCalendar;

function only(questions: readonly Question[]): Question {
  const [question, other] = questions;
  if (!question || other)
    throw new Error(`expected one question, found ${questions.map(({ id }) => id).join()}`);
  return question;
}

function choicesOf(question: Question): readonly (readonly [string, string | null])[] {
  return question.choices.map(({ value, example }) => [value, example]);
}

/** The questions that are left once one is answered. */
function after(file: Seen, { mapping, questions }: Proposal, value: string, calendar: FiscalCalendar = uk) {
  const answered = answerQuestion(mapping, only(questions), value);
  return { mapping: answered, left: openQuestions(answered, file, calendar).map(({ id }) => id) };
}

describe('how dates are written', () => {
  const file = seen('partnership|period|amount', ['A|05/01/2011|1', 'A|06/01/2011|2']);

  it('is asked where day and month can be taken for each other, with what a cell becomes', () => {
    const question = only(proposal(file).questions);
    expect(question).toMatchObject({ id: 'date_format:period', kind: 'date_format', column: 'period' });
    expect(choicesOf(question)).toEqual([
      ['dd/mm/yyyy', '"05/01/2011" is Jan 2011'],
      ['mm/dd/yyyy', '"05/01/2011" is May 2011'],
    ]);
  });

  it('is told in the mapping, and then not asked again', () => {
    const { mapping, left } = after(file, proposal(file), 'mm/dd/yyyy');
    expect(mapping.fields['period']).toEqual(column(file.header, 1, 'mm/dd/yyyy'));
    expect(left).toEqual([]);
  });

  it('is a question, not a problem as well', () => {
    expect(proposal(file).problems).toEqual([]);
  });

  it('refuses an answer that is none of the choices', () => {
    const { mapping, questions } = proposal(file);
    expect(() => answerQuestion(mapping, only(questions), 'dmy')).toThrow(
      'answer "dmy" to date_format:period: expected one of dd/mm/yyyy, mm/dd/yyyy',
    );
  });

  it('is asked of what Excel makes of a month, which may be a day that lost its year', () => {
    const damaged = seen('partnership|period|amount', ['A|24-Apr|1', 'A|24-May|2']);
    expect(choicesOf(only(proposal(damaged).questions))).toEqual([
      ['yy-mmm', '"24-Apr" is Apr 2024'],
      ['none', 'cannot be loaded as a date: choose another column'],
    ]);
    const { mapping } = after(damaged, proposal(damaged), 'none');
    expect(mapping.fields['period']).toBeUndefined();
  });

  it('is asked once of a column that two fields read', () => {
    const header = ['who', 'day'];
    const mapping = mappingFor('tickets', header, { opened: column(header, 1), resolved: column(header, 1) });
    const two = seen('who|day', ['A|05/01/2011']);
    expect(openQuestions(mapping, two, uk).map(({ id }) => id)).toEqual(['date_format:day']);
    const told = answerQuestion(mapping, only(openQuestions(mapping, two, uk)), 'dd/mm/yyyy');
    expect(told.fields).toEqual({
      opened: column(header, 1, 'dd/mm/yyyy'),
      resolved: column(header, 1, 'dd/mm/yyyy'),
    });
  });

  it('is asked of joined columns by their names', () => {
    const header = ['who', 'd', 'rest'];
    const join = [1, 2].map((index) => ({ name: header[index] ?? '', index }));
    const mapping = mappingFor('costs', header, { period: { from: 'join', columns: join } });
    const [question] = openQuestions(mapping, seen('who|d|rest', ['A|05|01/2011']), uk);
    expect(question?.id).toBe('date_format:d + rest');
  });
});

describe('the calendar of fiscal labels', () => {
  const file = seen('partnership|fiscal_year|amount', ['A|FY24|1.00', 'A|FY25|2.00']);

  it('is asked where the years are not named as in the workspace', () => {
    const question = only(proposal(file).questions);
    expect(question.id).toBe('calendar');
    expect(choicesOf(question).slice(0, 2)).toEqual([
      ['4:end', '"FY24" is Apr 2023 to Mar 2024'],
      ['4:start', '"FY24" is Apr 2024 to Mar 2025'],
    ]);
  });

  it('is the one that is answered, be it among the choices or not', () => {
    expect(after(file, proposal(file), '10:end')).toMatchObject({
      mapping: { calendar: { startMonth: 10, naming: 'end' } },
      left: [],
    });
    expect(after(file, proposal(file), '12:start').mapping.calendar).toEqual({
      startMonth: 12,
      naming: 'start',
    });
    expect(() => after(file, proposal(file), '13:end')).toThrow('answer "13:end" to calendar');
  });

  it("is the workspace's where that reads the labels", () => {
    const both = seen('partnership|fiscal_year|amount', ['A|2023-24|1.00', 'A|2024-25|2.00']);
    expect(proposal(both).questions).toEqual([]);
  });
});

describe('the decimal mark', () => {
  const file = seen('partnership|period|amount', ['A|2025-04|1.234', 'A|2025-05|5.678']);

  it('is asked where numbers can be read either way', () => {
    const question = only(openQuestions(mappingOf(file, { decimalMark: null }), file, uk));
    expect(question).toMatchObject({ id: 'decimal_mark', column: 'amount' });
    expect(choicesOf(question)).toEqual([
      ['.', '"1.234" is 1.234'],
      [',', '"1.234" is 1234'],
    ]);
    expect(answerQuestion(mappingOf(file, { decimalMark: null }), question, ',').decimalMark).toBe(',');
  });
});

function mappingOf(file: Seen, rest: Partial<Mapping>): Mapping {
  const { header } = file;
  const fields = {
    partnership: column(header, 0),
    period: column(header, 1, 'yyyy-mm'),
    amount: column(header, 2),
  };
  return mappingFor('costs', header, fields, rest);
}

describe('the scale of a number', () => {
  it('is asked where its header speaks of thousands', () => {
    const file = seen('partnership|period|Amount (£000)', ['A|2025-04|1.5', 'A|2025-05|2']);
    const question = only(openQuestions(mappingOf(file, {}), file, uk));
    expect(question).toMatchObject({ id: 'scale:amount', column: 'Amount (£000)' });
    expect(choicesOf(question)).toEqual([
      ['1000', '"1.5" is 1500'],
      ['1', '"1.5" is 1.5'],
      ['1000000', '"1.5" is 1500000'],
    ]);
    const told = answerQuestion(mappingOf(file, {}), question, '1');
    expect(told.scale).toEqual({ amount: '1' });
    expect(openQuestions(told, file, uk)).toEqual([]);
  });

  it('is asked where a line above the table speaks of it', () => {
    const file = seen('partnership|period|amount', ['A|2025-04|1.5'], {
      preamble: ['Spending', '(in thousands)'],
    });
    const question = only(openQuestions(mappingOf(file, {}), file, uk));
    expect(question.text).toContain('"(in thousands)" above the table speaks of thousands');
  });

  it('is not asked where nothing speaks of it', () => {
    const file = seen('partnership|period|amount', ['A|2025-04|1.5']);
    expect(openQuestions(mappingOf(file, {}), file, uk)).toEqual([]);
  });
});

describe('how long periods are', () => {
  const quarterly = seen('partnership|period|amount', [
    'A|2024-01-01|1',
    'A|2024-04-01|1',
    'A|2024-10-01|1',
    'A|2025-01-01|1',
  ]);

  it('is asked where they stand three months apart', () => {
    const question = only(proposal(quarterly).questions);
    expect(question).toMatchObject({ id: 'grain', column: 'period' });
    expect(choicesOf(question)).toEqual([
      ['month', 'Jan 2024'],
      ['quarter', 'Jan 2024 to Mar 2024'],
    ]);
    expect(after(quarterly, proposal(quarterly), 'quarter')).toMatchObject({
      mapping: { grain: 'quarter' },
      left: [],
    });
  });

  it('is asked where they stand a year apart, on the last day of the year', () => {
    const rows = ['31/03/2022', '31/03/2023', '31/03/2024'].map((date) => `A|${date}|1`);
    const question = only(proposal(seen('partnership|period|amount', rows)).questions);
    expect(question.choices.map(({ value }) => value)).toEqual(['month', 'quarter', 'half_year', 'year']);
  });

  it.each([
    ['months follow one another', ['2024-01-01', '2024-02-01', '2024-04-01']],
    ['there are only two', ['2024-01-01', '2024-04-01']],
    ['days fall anywhere in the month', ['2024-01-05', '2024-04-17', '2024-07-09']],
    ['the periods say so themselves', ['2024-Q1', '2024-Q2', '2024-Q3']],
  ])('is not asked where %s', (_, dates) => {
    const file = seen(
      'partnership|period|amount',
      dates.map((date) => `A|${date}|1`),
    );
    expect(proposal(file).questions.map(({ id }) => id)).not.toContain('grain');
  });
});

describe('columns of one name', () => {
  const file = seen('partnership|period|amount|Type 1|Total|amount|Type 1|Total|x', [
    'A|2025-04|10|1|11|20|2|22|a',
    'A|2025-05|30|3|33|40|4|44|b',
  ]);

  it('are told apart by what they add up to, and asked', () => {
    const [question] = proposal(file).questions;
    expect(question).toMatchObject({ id: 'same_name:amount', kind: 'same_name', column: 'amount' });
    expect(question?.choices).toEqual([
      { value: '3', label: 'column 3, a part of "Total"', example: '10' },
      { value: '6', label: 'column 6, a part of "Total"', example: '20' },
    ]);
  });

  it('are told by the column that is chosen', () => {
    const { mapping, questions } = proposal(file);
    const [question] = questions;
    if (!question) throw new Error('expected a question');
    expect(answerQuestion(mapping, question, '6').fields['amount']).toEqual(column(file.header, 5));
  });

  it('are told apart by their neighbours where they add up to nothing', () => {
    const plain = seen('partnership|amount|period|amount', ['A|10|2025-04|10', 'A|30|2025-05|30']);
    const [question] = proposal(plain).questions;
    expect(question?.choices.map(({ label }) => label)).toEqual([
      'column 2, after "partnership"',
      'column 4, after "period"',
    ]);
  });

  it('are asked about in a known export too, and are no problem beside that', () => {
    const header = 'Department family|Entity|Date|Expense type|Expense area|Supplier|Amount|Amount';
    const { mapping, questions, problems } = proposal(seen(header, ['D|E|25/01/2011|a|b|c|1.00|2.00']));
    expect(mapping.profile).toBe('uk_spend_over_25k');
    expect(questions.map(({ id }) => id)).toEqual(['same_name:amount']);
    expect(problems).toEqual([]);
  });
});

describe('a column called total', () => {
  const file = seen('Department|Month|Staff|Travel|Total', ['A|2025-04|10|1|11', 'B|2025-05|30|3|33']);

  it('that others add up to is asked about', () => {
    const question = only(proposal(file).questions);
    expect(question).toMatchObject({ id: 'total:Total', kind: 'total' });
    expect(question.choices.map(({ value }) => value)).toEqual(['total', 'columns 3,4']);
  });

  it('is the amount, or the others are, each as a category', () => {
    expect(after(file, proposal(file), 'total').mapping.fields['amount']).toEqual(column(file.header, 4));
    const { mapping, left } = after(file, proposal(file), 'columns 3,4');
    expect(mapping.fields['category']).toEqual({ from: 'wide' });
    expect(mapping.wide?.groups).toEqual([
      { pattern: 'Staff', field: 'amount', labels: { category: 'Staff' } },
      { pattern: 'Travel', field: 'amount', labels: { category: 'Travel' } },
    ]);
    expect(left).toEqual([]);
  });

  it('is the amount where no other column of numbers is there', () => {
    const plain = seen('Department|Month|class_id|Total', ['A|2025-04|1|$11', 'B|2025-05|2|$33']);
    expect(proposal(plain).mapping.fields['amount']).toEqual(column(plain.header, 3));
  });
});
