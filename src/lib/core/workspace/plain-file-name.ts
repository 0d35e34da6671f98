/** A text as a file name without its ending: letters, digits and a few marks; `otherwise` when nothing is left. */
export function plainFileName(text: string, otherwise: string): string {
  const plain = text
    .replace(/[^\p{L}\p{N}._ ()-]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100);
  return plain || otherwise;
}
