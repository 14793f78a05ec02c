/** Imports go one way: schema/contract ← subgraphs/shared ← subgraphs/<x>, and schema/contract ← gateway. */

// What does not resolve has a rule of its own.
const PACKAGES = ['unknown', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core'];

/** The folders of the gateway, the lowest first: each imports from those before it. Documents are generated from this list too. */
const LAYERS = require('./gateway/layers.json').map(({ folder }) => folder);

const higherThan = (index) => LAYERS.slice(index + 1).map((folder) => `^gateway/${folder}/`);

/** Folders of the gateway import downwards, and nothing in a folder imports a file beside the folders. */
const layers = LAYERS.map((folder, index) => ({
  name: `gateway-layers-${folder}`,
  comment: `gateway/${folder} imports from itself and from the folders below it`,
  severity: 'error',
  from: { path: `^gateway/${folder}/` },
  to: { path: [...higherThan(index), '^gateway/[^/]+$'] },
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
    ...layers,
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
      '^subgraphs/shared/database\\.ts$',
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
      comment: 'Generated types name the rows of a store, and the store may name generated types; nothing of that runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '/schema\\.generated\\.ts$' } },
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
