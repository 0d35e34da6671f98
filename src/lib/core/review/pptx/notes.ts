import { sentenceOf } from '../pack/chart.ts';
import type { Pack, PackBlock, PackPage } from '../pack/pack.ts';
import type { ReviewComment } from '../../vocabulary/review-settings.ts';
import { figureWords } from './figures-piece.ts';

/** What the presenter reads under a page: definitions, exact figures, findings, comments, where it comes from. */
export function notesOf(pack: Pack, page: PackPage, cut: readonly string[]): readonly string[] {
  return [
    ...page.notes,
    ...section('Figures in full', page.blocks.flatMap(exactFigures)),
    ...section('Charts', page.blocks.flatMap(findings)),
    ...section(
      'Comments',
      page.comments.map((comment) => `${commentHead(comment, page)}: ${comment.text}`),
    ),
    ...section('Shortened on the slide, here in full', cut),
    ...(page.source ? [`Source: ${page.source}`] : []),
    ...page.marks.map(({ words }) => `Mark: ${words}`),
    `${pack.scope}. ${pack.vintage}`,
  ];
}

/** Who wrote a comment, when, and beside what. */
export function commentHead({ by, on, at }: ReviewComment, page: PackPage): string {
  const beside = besideWords(at, page);
  return `${by || 'Nobody named'}, ${on.slice(0, 10)}${beside ? `, on ${beside}` : ''}`;
}

function besideWords(at: string, { blocks }: PackPage): string {
  for (const block of blocks) {
    if (block.id === at) return 'title' in block ? block.title : '';
    const figure = block.kind === 'figures' ? block.figures.find(({ id }) => id === at) : undefined;
    if (figure) return figure.label;
  }
  return '';
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function exactFigures(block: PackBlock): readonly string[] {
  return block.kind === 'figures' ? block.figures.map(figureWords) : [];
}

function findings(block: PackBlock): readonly string[] {
  if (block.kind !== 'chart') return [];
  return [
    `${block.title}: ${block.summary || sentenceOf(block.chart)}${block.source ? ` (${block.source})` : ''}`,
  ];
}
