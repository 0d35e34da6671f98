import { bell, randomFor } from './random.ts';
import type { SurveyRecord } from './records.ts';
import type { Side } from './rows.ts';
import type { Story } from './story.ts';

/** What both sides are asked about, and hold to in the agreement. */
export const principles = [
  'Shared purpose',
  'Open books',
  'Fair share of gain and pain',
  'Decisions in time',
  'Clear roles',
  'Learning from what went wrong',
] as const;

const sides: readonly Side[] = ['customer', 'provider'];

/** The mean answer of each side to each principle, in every wave. */
export function surveyRecords(story: Story, seed: number): readonly SurveyRecord[] {
  const { pulse } = story.papers;
  const random = randomFor(seed, `${story.id}/survey`);
  return pulse.waves.flatMap((date, wave) =>
    sides.flatMap((side) => {
      const responses = Math.round(pulse.invited[side] * (0.58 + random() * 0.3));
      const way = pulse.waves.length > 1 ? wave / (pulse.waves.length - 1) : 0;
      const [first, last] = pulse.scores[side];
      return principles.map((principle) => ({
        partnership: story.id,
        date,
        principle,
        score: meanOf(
          first + (last - first) * way + (pulse.apart[principle] ?? 0) + bell(random) * 0.09,
          responses,
        ),
        side,
        scale: '5',
        responses: String(responses),
        invited: String(pulse.invited[side]),
        comment: commentOn(story, date, side, principle),
      }));
    }),
  );
}

/** A mean that so many whole answers from 1 to 5 can have. */
function meanOf(about: number, responses: number): string {
  const sum = Math.round(Math.min(5, Math.max(1, about)) * responses);
  return (sum / responses).toFixed(2);
}

function commentOn({ papers }: Story, date: string, side: Side, principle: string): string {
  const found = papers.pulse.comments.find(
    (one) => one.wave === date && one.side === side && one.principle === principle,
  );
  return found?.comment ?? '';
}
