import { markupText } from '../export/plain-text.ts';

/** A piece of a page that is markup already. Only `html` and `ready` make one. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: texts and numbers are escaped, nothing is nothing, lists follow each other. */
export type Content = string | number | Markup | null | false | readonly Content[];

/** Markup from a template: what is put in is escaped unless it is markup itself; attributes are always quoted. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const texts = parts.map((part, at) => lean(part) + (at < contents.length ? textOf(contents[at]!) : ''));
  return new Markup(texts.join(''));
}

/** Without the indentation of the template, which is for those who read the code. */
function lean(part: string): string {
  return part.replace(/\s*\n\s*/g, '\n');
}

/** What is markup already and comes from no person: a chart as drawn, a stylesheet, data that escapes itself. */
export function ready(text: string): Markup {
  return new Markup(text);
}

function textOf(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === null || content === false) return '';
  if (typeof content === 'object') return content.map(textOf).join('');
  return markupText(String(content));
}
