import adapter from '@sveltejs/adapter-static';
import { policy } from './scripts/house/policy.mjs';
import { precompress } from './scripts/house/precompress.mjs';
import { strictStyles } from './scripts/house/strict-styles.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: [strictStyles()],
  kit: {
    adapter: precompressed(adapter({ pages: 'build', assets: 'build', strict: true })),
    paths: { relative: true },
    csp: { mode: 'hash', directives: policy },
    typescript: { config: withScripts },
  },
};

/**
 * The static adapter, with our own compression after it.
 * @param {import('@sveltejs/kit').Adapter} inner
 * @returns {import('@sveltejs/kit').Adapter}
 */
function precompressed(inner) {
  return {
    ...inner,
    name: 'outturn-static',
    async adapt(builder) {
      await inner.adapt(builder);
      await precompress('build');
    },
  };
}

/**
 * Scripts, tests and configuration are type-checked with the site; plain JavaScript by its JSDoc.
 * @param {Record<string, any>} config
 */
function withScripts(config) {
  const also = [
    '../scripts/**/*.ts',
    '../scripts/**/*.mjs',
    '../*.ts',
    '../*.js',
    '../.dependency-cruiser.cjs',
  ];
  return {
    ...config,
    compilerOptions: { ...config.compilerOptions, allowJs: true, checkJs: true },
    include: [...config.include, ...also],
  };
}
