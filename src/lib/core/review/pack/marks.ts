import { formatNumber } from '../../vocabulary/format.ts';
import type { SourceUsed } from '../provenance.ts';
import type { PackMark } from './pack.ts';
import type { Draft } from './draft.ts';
import type { PackSource } from './pack-source.ts';

/** Every mark that is true of something in the review. */
export function marksOf(source: PackSource): readonly PackMark[] {
  return [
    ...sampleMarks(source),
    ...tieMarks(source.files),
    ...unverifiedMarks(source),
    ...provisionalMarks(source),
  ];
}

/** The marks that are true of one page: of the files it is made of, and for money of the baseline and the last months. */
export function marksFor(source: PackSource, { feeds, isMoney, kind }: Draft): readonly PackMark[] {
  const files = source.files.filter(({ dataset }) => feeds.some((feed) => feed === dataset));
  return [
    ...sampleMarks(source),
    ...(kind === 'cover' ? [] : tieMarks(files)),
    ...(isMoney ? [...unverifiedMarks(source), ...provisionalMarks(source)] : []),
  ];
}

function sampleMarks({ request }: PackSource): readonly PackMark[] {
  return request.spec.isSample ? [{ kind: 'sample', words: 'Sample data' }] : [];
}

function tieMarks(files: readonly SourceUsed[]): readonly PackMark[] {
  const off = files.filter(({ tie }) => tie === 'does-not-tie');
  const [first] = off;
  if (!first) return [];
  const rest = off.length > 1 ? ` and ${off.length - 1} more` : '';
  const by = first.difference === null ? '' : ` by ${formatNumber(first.difference, 2)}`;
  return [{ kind: 'does-not-tie', words: `Does not tie: ${first.name}${by}${rest}` }];
}

function unverifiedMarks({ headline, noSaving }: PackSource): readonly PackMark[] {
  if (noSaving !== null || headline.doubt === null) return [];
  const what = headline.headline.value === null ? 'Unverified baseline' : 'Part of the baseline unverified';
  return [{ kind: 'unverified', words: `${what}: ${headline.doubt}` }];
}

function provisionalMarks({ headline }: PackSource): readonly PackMark[] {
  const { status } = headline.headline;
  return status?.kind === 'provisional'
    ? [{ kind: 'provisional', words: `Provisional: ${status.detail}` }]
    : [];
}
