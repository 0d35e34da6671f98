import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Ways to turn text into markup or code. Data from a file must never get there. */
const TEXT_AS_CODE = [
  {
    selector: 'AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text put in as markup can carry scripts: set textContent, or build nodes.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'Text put in as markup can carry scripts: set textContent, or build nodes.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/]',
    message: 'document.write takes text as markup: build nodes.',
  },
];

const INLINE_STYLE = {
  selector: 'SvelteAttribute[key.name="style"]',
  message:
    'The policy refuses style="..."; use a class, or style:name={value} for a value known only at run time.',
};

/**
 * A function fits a screen, a file is read in one sitting.
 * @type {Partial<import('eslint').Linter.RulesRecord>}
 */
const READABLE_LENGTHS = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
  complexity: ['error', { max: 20, variant: 'modified' }],
};

/** @type {Partial<import('eslint').Linter.RulesRecord>} */
const STRICT_TYPES = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-unnecessary-condition': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // An empty text and a zero may well stand for "nothing given", so `||` stays possible on them.
  '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // Numbers read well in a template; null and objects do not.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // A port that speaks promises may be met by an adapter that has nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  // What was caught is `unknown`, and passing it on as it came loses nothing.
  '@typescript-eslint/prefer-promise-reject-errors': [
    'error',
    { allowThrowingAny: true, allowThrowingUnknown: true },
  ],
};

/**
 * In markup the linter does not know what svelte-check knows: the types of events and snippets, and that a
 * `$state` changes between two looks at it.
 * @type {Partial<import('eslint').Linter.RulesRecord>}
 */
const LEFT_TO_SVELTE_CHECK = {
  '@typescript-eslint/no-unnecessary-condition': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
};

export default defineConfig(
  globalIgnores(['build/', '.svelte-kit/', 'node_modules/', 'test-results/', 'static/', 'data-samples/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: { ...STRICT_TYPES, 'no-undef': 'off' },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      // A route is reached by a relative address: the site may lie in any folder.
      'svelte/no-navigation-without-resolve': 'off',
      // State is replaced, not mutated (style.md, 16); a Map inside a function is just a Map.
      'svelte/prefer-svelte-reactivity': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived'] }],
    },
  },
  // The import check sees no type-only import of a component, so these two rules of it are repeated here.
  {
    files: ['src/lib/ui/**/*.svelte'],
    rules: notFrom(['#lib/platform/**', '#lib/state/**', '#lib/app*', '#lib/core/engine/**'], 'ui'),
  },
  { files: ['src/routes/**/*.svelte'], rules: notFrom(['#lib/platform/**'], 'routes') },
  { files: ['**/*.svelte'], rules: LEFT_TO_SVELTE_CHECK },
  // The one component that puts a finished drawing into the page.
  { files: ['src/lib/ui/Chart.svelte'], rules: { 'svelte/no-dom-manipulating': 'off' } },
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...TEXT_AS_CODE, INLINE_STYLE],
    },
  },
  {
    files: ['src/**'],
    languageOptions: { globals: globals.browser },
    rules: { ...READABLE_LENGTHS, 'no-console': 'error' },
  },
  // A component's file holds its markup and its styles too.
  {
    files: ['src/**/*.svelte'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  // The glossary is data: a long list reads as well as a short one.
  { files: ['src/lib/core/vocabulary/datasets.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['src/lib/core/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'process'].map(
          (name) => ({
            name,
            message: 'Core runs anywhere: what belongs to a browser or to node is handed in.',
          }),
        ),
      ],
    },
  },
  {
    files: ['scripts/**', 'tests/**', '*.js', '*.ts', '*.cjs'],
    languageOptions: { globals: globals.nodeBuiltin },
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  { files: ['scripts/**'], rules: { 'max-lines': READABLE_LENGTHS['max-lines'] } },
  { files: ['**/*.cjs'], languageOptions: { globals: globals.node } },
);

/**
 * @param {string[]} group
 * @param {string} part
 * @returns {Partial<import('eslint').Linter.RulesRecord>}
 */
function notFrom(group, part) {
  const message = `Not from ${part}: see .dependency-cruiser.cjs for who may import whom.`;
  return { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] };
}
