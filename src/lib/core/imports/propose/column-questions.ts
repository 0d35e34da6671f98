import { datasets, type Field } from '../../vocabulary/datasets.ts';
import { placesNamed } from './header-names.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { namesInProfile } from './profiles.ts';
import type { Seen } from './proposal.ts';
import type { Choice, Question } from './question.ts';
import { placeInWords } from './same-names.ts';
import { cellsAt } from './seen-cells.ts';
import { synonymsOf } from './synonyms.ts';
import { partField, suggestTotalColumn, totalledField } from './total-column.ts';
import { isGiven } from '../mapping/wide-fields.ts';

/** For each needed field whose name stands over several columns: which one is meant. */
export function nameQuestions(mapping: Mapping, seen: Seen): readonly Question[] {
  return datasets[mapping.dataset].fields
    .filter((field) => isNeeded(field, mapping) && !isGiven(mapping, field.name))
    .flatMap((field) => nameQuestion(field, mapping, seen));
}

/** A field that must be given, or that completes the group of fields the mapping has begun. */
function isNeeded(field: Field, mapping: Mapping): boolean {
  if (field.isRequired) return true;
  const groups = datasets[mapping.dataset].oneOf ?? [];
  const isComplete = groups.some((group) => group.every((name) => isGiven(mapping, name)));
  return !isComplete && groups.some((group) => group.includes(field.name));
}

function nameQuestion(field: Field, mapping: Mapping, seen: Seen): readonly Question[] {
  const names = namesInProfile(mapping, field.name) ?? [field.name, ...synonymsOf(mapping.dataset, field)];
  const places = names.map((name) => placesNamed(seen.header, name)).find((found) => found.length > 1);
  if (!places) return [];
  const name = seen.header[places[0] ?? 0]?.trim() ?? '';
  return [
    {
      id: `same_name:${field.name}`,
      kind: 'same_name',
      column: name,
      text: `${places.length} columns are called "${name}" in this file. Which one is the ${field.name}?`,
      choices: places.map((place): Choice => ({
        value: String(place + 1),
        label: placeInWords(seen, place),
        example: cellsAt(seen, place)[0] ?? null,
      })),
    },
  ];
}

/** Where the only amount is called total and other columns add up to it: whether it is the amount, or they are. */
export function totalQuestion(mapping: Mapping, seen: Seen): readonly Question[] {
  const field = totalledField[mapping.dataset];
  if (field === undefined || isGiven(mapping, field)) return [];
  const found = suggestTotalColumn(seen, mapping.dataset);
  if (!found) return [];
  const name = seen.header[found.index]?.trim() ?? '';
  const parts = found.parts.map((index) => `"${seen.header[index]?.trim() ?? ''}"`);
  return [
    {
      id: `total:${name}`,
      kind: 'total',
      column: name,
      text: `"${name}" is the sum of ${inWords(parts)} in the rows looked at. Which is the ${field}?`,
      choices: [
        {
          value: 'total',
          label: `"${name}"; the other columns are not loaded`,
          example: cellsAt(seen, found.index)[0] ?? null,
        },
        {
          value: `columns ${found.parts.map((index) => index + 1).join(',')}`,
          label: `the ${parts.length} other columns, each as a ${partField(mapping)}; "${name}" is not loaded`,
          example: cellsAt(seen, found.parts[0] ?? 0)[0] ?? null,
        },
      ],
    },
  ];
}

function inWords(names: readonly string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
