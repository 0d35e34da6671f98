/**
 * What a page of Outturn may do: load and run its own files, compile its own wasm, and nothing from elsewhere.
 * SvelteKit writes it into each page (with the hash of its start script); the test pages carry the same.
 */
export const policy =
  /** @satisfies {NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']} */ ({
    'default-src': ['none'],
    'script-src': ['self', 'wasm-unsafe-eval'],
    'style-src': ['self'],
    'img-src': ['self', 'data:', 'blob:'],
    'font-src': ['self'],
    'connect-src': ['self'],
    'worker-src': ['self'],
    'manifest-src': ['self'],
    'base-uri': ['none'],
    'form-action': ['none'],
  });

const KEYWORDS = new Set(['none', 'self', 'wasm-unsafe-eval']);

/** The policy as the text of a Content-Security-Policy header or meta tag. */
export function policyText() {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources.map(quoted)].join(' '))
    .join('; ');
}

/** @param {string} source */
function quoted(source) {
  return KEYWORDS.has(source) ? `'${source}'` : source;
}
