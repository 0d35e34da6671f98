import { appraisalBoard } from '#lib/core/review/benefits/appraisal.ts';
import { baselinesBoard } from '#lib/core/review/benefits/baselines.ts';
import { bridgeBoard } from '#lib/core/review/benefits/bridge.ts';
import type { BenefitsData, BenefitsView } from '#lib/core/review/benefits/data.ts';
import { efficiencyBoard } from '#lib/core/review/benefits/efficiency.ts';
import { headlineBoard } from '#lib/core/review/benefits/headline.ts';
import { naiveBoard } from '#lib/core/review/benefits/naive.ts';
import { netBoard } from '#lib/core/review/benefits/net.ts';
import { deliveredIn } from '#lib/core/review/benefits/points-at-hand.ts';
import { registerBoard } from '#lib/core/review/benefits/register.ts';
import { benefitsStory } from '#lib/core/review/benefits/story.ts';
import { trendsBoard } from '#lib/core/review/benefits/trends.ts';
import { plainNames, viewsBoard } from '#lib/core/review/benefits/views.ts';
import { openingQuarter, quartersOf } from '#lib/core/review/quarters.ts';
import { defaultAppraisal } from '#lib/core/vocabulary/appraisal-settings.ts';

/** The boards of the Benefits screen by name: all that is computed between the data and the drawing. */
export const boards: Readonly<Record<string, (data: BenefitsData, view: BenefitsView) => unknown>> = {
  quarters: (data, { calendar }) => {
    const delivered = deliveredIn(data);
    return [quartersOf(delivered, calendar), openingQuarter(delivered, calendar)];
  },
  story: (data, view) => benefitsStory(data, view, plainNames),
  headline: headlineBoard,
  views: (data, view) => viewsBoard(data, view, plainNames),
  efficiency: efficiencyBoard,
  naive: naiveBoard,
  net: netBoard,
  trends: trendsBoard,
  bridge: (data, view) => bridgeBoard(data, view, null),
  register: registerBoard,
  baselines: baselinesBoard,
  appraisal: (data, view) => appraisalBoard(data, view, defaultAppraisal),
};
