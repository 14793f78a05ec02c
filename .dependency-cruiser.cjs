/** Imports go one way: schema/contract ← subgraphs/shared ← subgraphs/<x>, and schema/contract ← gateway. */

// What does not resolve has a rule of its own.
const PACKAGES = ['unknown', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core'];

/** The folders of the gateway, the lowest first: each imports from those before it. Documents are generated from this list too. */
const GATEWAY_LAYERS = require('./gateway/layers.json');

/** The same of each subgraph. */
const SUBGRAPH_LAYERS = require('./subgraphs/layers.json');

/** The files beside the folders of a subgraph that its folders may import. They hold types alone. */
const SUBGRAPH_TYPES = '(?!(?:rows|enums\\.generated|schema\\.generated)\\.ts$)';

/**
 * Folders import downwards, and nothing in a folder imports a file beside the folders.
 *
 * @param free a lookahead for the files beside the folders that may be imported
 */
const layersOf = (parent, layers, free = '') =>
  layers.map(({ folder }, index) => ({
    name: `${parent.replace('subgraphs/', '')}-layers-${folder}`,
    comment: `${parent}/${folder} imports from itself and from the folders below it`,
    severity: 'error',
    from: { path: `^${parent}/${folder}/` },
    to: { path: [...layers.slice(index + 1).map((layer) => `^${parent}/${layer.folder}/`), `^${parent}/${free}[^/]+$`] },
  }));

/** `from` may import packages and what `to` matches. */
const importsOnly = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to, dependencyTypesNot: PACKAGES },
});

/** Only the files that `from` matches import the package, or its types. */
const onlyImporter = (name, from, path) => ({
  name,
  comment: `One file knows this driver: ${from}`,
  severity: 'error',
  from: { pathNot: [from, '^(scripts|test)/'] },
  to: { path },
});

module.exports = {
  forbidden: [
    ...layersOf('gateway', GATEWAY_LAYERS),
    ...Object.entries(SUBGRAPH_LAYERS).flatMap(([name, layers]) => layersOf(`subgraphs/${name}`, layers, SUBGRAPH_TYPES)),
    importsOnly('contract-imports-packages', 'schema/contract stands alone', '^schema/', '^schema/contract/'),
    importsOnly('shared-imports-contract', 'What subgraphs share knows no subgraph', '^subgraphs/shared/', [
      '^schema/contract/',
      '^subgraphs/shared/',
    ]),
    importsOnly('subgraph-imports-itself', 'A subgraph knows neither another nor the gateway', '^subgraphs/(?!shared/)([^/]+)/', [
      '^schema/contract/',
      '^subgraphs/shared/',
      '^subgraphs/$1/',
    ]),
    importsOnly('subgraph-registry', 'What lists the subgraphs knows no gateway', '^subgraphs/[^/]+\\.ts$', [
      '^schema/contract/',
      '^subgraphs/',
    ]),
    importsOnly('gateway-imports-contract', 'The gateway gets subgraphs handed over as values', '^gateway/', [
      '^schema/contract/',
      '^gateway/',
    ]),
    onlyImporter('only-one-redis-client', '^gateway/redis/connect-redis\\.ts$', '(^|/)node_modules/ioredis/|^ioredis$'),
    onlyImporter(
      'only-one-database-driver',
      '^(subgraphs/shared/(database/[\\w-]+|feeds/feed-database)|gateway/audit/postgres/[\\w-]+)\\.ts$',
      '^(node:)?sqlite$|(^|/)node_modules/(@types/)?pg/|^pg$',
    ),
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: '@graphql-typed-document-node/core holds a type alone, and nothing that runs',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '@graphql-typed-document-node/core' },
    },
    {
      name: 'production-has-no-development-packages',
      comment: 'npm ci --omit=dev installs what gateway and subgraphs import; generated documents are for front ends',
      severity: 'error',
      from: { path: '^(gateway|subgraphs|schema)/', pathNot: ['^gateway/playground/app/', '^schema/operations/'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'only-listed-packages',
      comment: 'An import of a package that package.json does not list works by luck',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    exclude: { path: '(^|/)(coverage|\\.data|gateway/playground/dist[^/]*)/' },
    doNotFollow: { path: 'node_modules' },
    // Type-only imports count too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.json'],
    },
  },
};
