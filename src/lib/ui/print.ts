/** The width of what is printed upright on A4, in CSS pixels: 210 mm less the margins of print.css. */
export const paperPx = 680;

/** Open what is folded in a document, for paper; gives what folds it again. */
export function unfold(root: ParentNode): () => void {
  const folded = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open], .no-print)')];
  for (const one of folded) one.open = true;
  return () => {
    for (const one of folded) one.open = false;
  };
}
