import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { parseSpec, parseSpecText } from '#lib/core/workspace/parse-spec.ts';

const own = {
  id: 'all_spend',
  title: 'All spend',
  unit: 'money',
  better: 'lower',
  total: 'sum',
  meaning: 'What was spent.',
  sql: 'select 1',
};

/** A record in which any field may be missing, or be anything at all; and fields nobody knows. */
const spoilt = (fields: Readonly<Record<string, unknown>>) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(fields).map(([name, sound]) => [
          name,
          fc.oneof({ weight: 3, arbitrary: fc.constant(sound) }, { weight: 1, arbitrary: fc.jsonValue() }),
        ]),
      ),
      { requiredKeys: [] },
    )
    .chain((record) =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant<unknown>(record) },
        { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.jsonValue()) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
    );

const documents = fc.record(
  {
    version: fc.constantFrom(1, 2, 3, 4, 5),
    appraisal: fc.oneof(
      spoilt({ ...defaultSpec.appraisal }),
      spoilt({ ...defaultSpec.appraisal, ownBands: [{ from: 0, rate: 0.035 }] }),
    ),
    indicators: fc.oneof(
      spoilt({ ...defaultSpec.indicators }),
      spoilt({
        ...defaultSpec.indicators,
        lock: { by: 'Board', on: '2025-04-01', reason: 'Agreed' },
        workingTime: { days: [1, 2, 3, 4, 5], from: '08:30', until: '17:00', holidays: ['2025-12-25'] },
      }),
    ),
    ownMeasures: fc.oneof(fc.array(spoilt(own), { maxLength: 4 }), fc.jsonValue()),
  },
  { requiredKeys: ['version'] },
);

it('reads spoilt appraisal, indicator settings or own measures, or refuses it by its place; read again it is the same', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const read = attempt(() => parseSpec(document));
      if (read instanceof Error) expect(read.message).toMatch(/^workspace: ./);
      else expect(parseSpecText(JSON.stringify(read))).toEqual(read);
    }),
    { numRuns: 300 },
  );
});

it('takes an own measure and appraisal settings as they were saved', () => {
  const document = {
    ...defaultSpec,
    ownMeasures: [own],
    appraisal: { ...defaultSpec.appraisal, ownBands: [{ from: 0, rate: 0.02 }], ownSource: 'Board paper 4' },
  };
  expect(parseSpecText(JSON.stringify(document))).toEqual(document);
});

it('gives an older document the usual appraisal and no own measures', () => {
  expect(parseSpec({ version: 2 })).toMatchObject({ appraisal: defaultSpec.appraisal, ownMeasures: [] });
});

it.each([
  [{ ...own, id: 'All spend' }, 'ownMeasures.0.id: expected the snake_case of the title'],
  [{ ...own, unit: 'metres' }, 'ownMeasures.0.unit: '],
  [{ ...own, sql: 'x'.repeat(20_001) }, 'ownMeasures.0.sql: expected at most 20000 characters'],
  [{ ...own, colour: 'red' }, 'ownMeasures.0.colour: '],
])('names the place of what it refuses', (measure, message) => {
  expect(() => parseSpec({ ...defaultSpec, ownMeasures: [measure] })).toThrow(message);
});

function attempt<T>(act: () => T): T | Error {
  try {
    return act();
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(`threw ${String(cause)}`);
  }
}
