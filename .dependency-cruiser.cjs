/**
 * Which part of Outturn may import which: core <- platform, core <- state <- ui <- routes, put together in app.ts.
 * Each rule says in plain words why. When a rule hurts, change it here with its comment, openly.
 */

const LIB = '^src/lib';
const CORE = `${LIB}/core`;

/**
 * A rule: files at `from` import nothing of `src/` but what is named in `may`.
 * @param {string} name
 * @param {string} from
 * @param {string[]} may
 * @param {string} comment
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function only(name, from, may, comment) {
  const allowed = [from, ...may];
  return { name, severity: 'error', comment, from: { path: from }, to: { path: '^src/', pathNot: allowed } };
}

/**
 * A rule: a package that only the named places may import.
 * @param {string} name
 * @param {string} package_
 * @param {string[]} places
 * @param {string} comment
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function packageOnlyIn(name, package_, places, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: '^src/', pathNot: places },
    to: { path: [`node_modules/${package_}`, `^${package_}`] },
  };
}

const VOCABULARY = `${CORE}/vocabulary/`;
const ENGINE = `${CORE}/engine/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'vocabulary-imports-nothing',
      severity: 'error',
      comment:
        'The glossary is the ground everything stands on; it stands on nothing itself, not even a package.',
      from: { path: VOCABULARY },
      to: { pathNot: VOCABULARY },
    },
    only('engine', ENGINE, [VOCABULARY], 'The port to the database knows the glossary and no business.'),
    ...['imports', 'measures', 'indicators', 'appraisal'].map((part) =>
      only(
        `core-${part}`,
        `${CORE}/${part}/`,
        [VOCABULARY, ENGINE],
        `Each part of the business stands alone: ${part} speaks the glossary and to the engine, not to its siblings.`,
      ),
    ),
    only(
      'core-charts',
      `${CORE}/charts/`,
      [VOCABULARY],
      'A chart is drawn from values; it never asks for them.',
    ),
    only(
      'core-workspace',
      `${CORE}/workspace/`,
      [VOCABULARY, `${CORE}/imports/`],
      'The workspace document holds settings and mappings; it does not run anything.',
    ),
    {
      name: 'workspace-knows-only-mappings-of-imports',
      severity: 'error',
      comment:
        'The workspace keeps mappings and source files as values: of imports it uses the types, the parser that ' +
        'reads a kept mapping back, and what file names say (which table a control file is for); none of the code ' +
        'that reads files.',
      from: { path: `${CORE}/workspace/` },
      to: {
        path: `${CORE}/imports/`,
        pathNot: `${CORE}/imports/(mapping/parse-mapping|load/controls|scan/header)\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    only(
      'core-review',
      `${CORE}/review/`,
      ['vocabulary', 'engine', 'imports', 'measures', 'indicators', 'appraisal', 'charts', 'workspace'].map(
        (part) => `${CORE}/${part}/`,
      ),
      'A review tells what the figures say and shows the evidence behind them: rows of the imported files, read through the engine it is handed. Nothing in core depends on it.',
    ),
    only(
      'platform',
      `${LIB}/platform/`,
      [`${CORE}/`],
      'The world outside is an adapter to core and knows no screen.',
    ),
    {
      name: 'platforms-are-strangers',
      severity: 'error',
      comment:
        'What runs in the browser must not pull in node, nor the other way round; what both need is core.',
      from: { path: `${LIB}/platform/(browser|node)/` },
      to: { path: `${LIB}/platform/`, pathNot: `${LIB}/platform/$1/` },
    },
    only(
      'state',
      `${LIB}/state/`,
      [`${CORE}/`],
      'State is handed its engine and store; it does not fetch them.',
    ),
    only(
      'ui',
      `${LIB}/ui/`,
      [`${CORE}/(?!engine/)`],
      'A component takes values and callbacks: no state classes, no platform, no engine.',
    ),
    only(
      'app',
      `${LIB}/app(\\.svelte)?\\.ts$`,
      [`${CORE}/`, `${LIB}/platform/browser/`, `${LIB}/state/`],
      'app.ts is the one place that puts core, browser and state together.',
    ),
    only(
      'routes',
      '^src/routes/',
      [`${LIB}/app(\\.svelte)?\\.ts$`, `${LIB}/state/`, `${LIB}/ui/`, `${CORE}/`, '^src/app\\.css$'],
      'A route is wiring; the platform reaches it through app.ts only.',
    ),
    {
      name: 'src-stands-alone',
      severity: 'error',
      comment: 'What is shipped never depends on scripts or tests.',
      from: { path: '^src/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'node-only-on-node',
      severity: 'error',
      comment: 'The browser has no node: modules; only platform/node, scripts and tests may use them.',
      from: { path: '^src/', pathNot: `${LIB}/platform/node/` },
      to: { dependencyTypes: ['core'] },
    },
    packageOnlyIn(
      'duckdb-only-in-platform',
      '@duckdb/duckdb-wasm',
      [`${LIB}/platform/`],
      'The database is behind one port; who imports it elsewhere goes round the port.',
    ),
    packageOnlyIn(
      'plot-only-in-charts',
      '@observablehq/plot',
      [
        `${CORE}/(charts/|review/pack/chart\\.ts$)`,
        `${LIB}/ui/draw\\.ts$`,
        `${LIB}/platform/browser/draw-chart\\.ts$`,
      ],
      'Plot options are made in core/charts; ui/draw.ts calls Plot.plot for the page, draw-chart.ts for files.',
    ),
    {
      name: 'core-knows-no-framework',
      severity: 'error',
      comment: 'Core runs on the command line too: no Svelte, no SvelteKit, no component library.',
      from: { path: `${CORE}/` },
      to: { path: ['node_modules/(svelte|@sveltejs|bits-ui|runed)/', '^\\$app/', '\\.svelte(\\.ts)?$'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two modules that import each other cannot be read, tested or moved one at a time.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      comment: 'An import this check cannot follow would escape all rules above.',
      from: {},
      to: {
        couldNotResolve: true,
        // $app/* is made by SvelteKit, `?raw` and the like by Vite.
        pathNot: ['^\\$(app|env)/', '^\\./\\$types', '\\?(raw|url|worker|inline)'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.svelte-kit/', '^build/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
