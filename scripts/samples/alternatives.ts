import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { AlternativeSpec } from './papers.ts';
import type { AlternativeRecord } from './records.ts';
import type { Story } from './story.ts';

/** Cost and benefit of each alternative by fiscal year, then its score by criterion. */
export function alternativeRecords(story: Story): readonly AlternativeRecord[] {
  return story.papers.alternatives.options.flatMap((option) =>
    [...yearsOf(story, option), ...scoresOf(story, option)].map((record) => ({
      partnership: story.id,
      alternative: option.name,
      ...record,
    })),
  );
}

function yearsOf({ papers }: Story, option: AlternativeSpec): readonly AlternativeRecord[] {
  return option.costThousands.map((cost, year) => ({
    year_from: addMonths(papers.alternatives.firstYear, year * 12),
    cost: `${cost * 1000}.00`,
    benefit: `${(option.benefitThousands[year] ?? 0) * 1000}.00`,
    note: year === 0 ? option.note : '',
  }));
}

function scoresOf({ papers }: Story, option: AlternativeSpec): readonly AlternativeRecord[] {
  return papers.alternatives.criteria.map(([criterion, weightPercent], index) => ({
    criterion,
    weight: (weightPercent / 100).toFixed(2),
    score: String(option.scores[index] ?? ''),
  }));
}
