/** A message of more than so many letters is read as a paragraph, and breaks the line of a slide twice. */
const longestTitle = 90;

/** The first of the messages that is short enough, from the fullest to the plainest; the plainest is cut if it must be. */
export function fitting(...messages: readonly string[]): string {
  const given = messages.map((message) => message.replace(/\.$/, '')).filter((message) => message !== '');
  return given.find((message) => message.length <= longestTitle) ?? cut(given.at(-1) ?? '', longestTitle);
}

/** A text cut at the end of a word, with a mark that it was. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const letters = [...text.slice(0, length)];
  // Half of a pair of surrogates is no letter.
  if (/[\uD800-\uDFFF]$/.test(letters.at(-1) ?? '') && letters.at(-1)!.length === 1) letters.pop();
  const kept = letters.slice(0, length - 1).join('');
  const word = kept.replace(/\s+\S*$/, '');
  return `${word.length > length / 2 ? word : kept}…`;
}

/** `1 level`, `3 levels`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** The first sentences of a text, as many as fit; one at least. */
export function opening(text: string, length: number): string {
  const [first = '', ...rest] = text.split(/(?<=[.!?]) (?=\p{Lu})/u);
  return rest.reduce(
    ({ said, isFull }, next) =>
      isFull || said.length + next.length + 1 > length
        ? { said, isFull: true }
        : { said: `${said} ${next}`, isFull },
    { said: first, isFull: false },
  ).said;
}
