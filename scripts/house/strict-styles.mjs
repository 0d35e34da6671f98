/**
 * A Svelte preprocessor for pages under `style-src 'self'`.
 *
 * A `style="..."` in markup is an inline style, which the policy refuses; the same set through the DOM is allowed.
 * Our own components have none (the linter sees to it), but SvelteKit's root component hides its route announcer
 * with one. Written as `style:name="value"` directives, Svelte sets it through the DOM.
 */

const STATIC_STYLE = /\sstyle="([^"{]*)"/g;

/** @returns {import('svelte/compiler').PreprocessorGroup} */
export function strictStyles() {
  return {
    name: 'strict-styles',
    markup({ content, filename }) {
      const isKitsRoot = filename?.replaceAll('\\', '/').endsWith('/generated/root.svelte') ?? false;
      return isKitsRoot
        ? { code: content.replace(STATIC_STYLE, (_, style) => directives(style)) }
        : undefined;
    },
  };
}

/** @param {string} style */
function directives(style) {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .map(([name, value]) => ` style:${name}="${value}"`)
    .join('');
}
